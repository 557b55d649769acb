package dev.purser.architecture.violations.persistence.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Has no version. */
@Entity
class UnversionedEntity {
  @Id UUID id = new UUID(0, 0);
}
