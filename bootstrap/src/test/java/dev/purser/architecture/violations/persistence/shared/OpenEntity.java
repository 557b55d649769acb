package dev.purser.architecture.violations.persistence.shared;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** Is an entity that everybody sees. */
@Entity
public class OpenEntity {
  @Id UUID id = new UUID(0, 0);
  @Version long version;
}
