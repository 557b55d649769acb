package dev.purser.architecture.violations.application.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** Keeps the rules, but for the entity in it, which may not be here. */
final class ShelfRows {
  private ShelfRows() {}

  @Entity
  static class ShelfEntity {
    @Id UUID id = new UUID(0, 0);
    @Version long version;
  }
}
