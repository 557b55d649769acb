package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue. */
public interface ProductQueries {
  Optional<Product> find(Actor actor, ProductId id);

  /**
   * The products in the order in which they were created.
   *
   * @param after the position that the page before ended at; null for the first page
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  Page<Product, ProductId> list(Actor actor, @Nullable ProductId after, int limit);
}
