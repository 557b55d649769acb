package dev.purser.architecture.violations.domain.catalog;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

/** Is an id and no record. */
final class ShelfId implements Identifier {
  private final UUID value;

  ShelfId(UUID value) {
    this.value = value;
  }

  @Override
  public UUID value() {
    return value;
  }
}
