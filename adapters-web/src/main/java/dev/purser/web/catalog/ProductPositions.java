package dev.purser.web.catalog;

import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.domain.catalog.ProductId;
import java.util.UUID;

/** Writes where a page of products ends into its cursor: the id, and after it the key. */
final class ProductPositions {
  private static final int ID_LENGTH = 36;

  private ProductPositions() {}

  static String write(Position position) {
    return position.id().value() + position.key();
  }

  static Position read(String text) {
    var id = new ProductId(UUID.fromString(text.substring(0, ID_LENGTH)));
    return new Position(text.substring(ID_LENGTH), id);
  }
}
