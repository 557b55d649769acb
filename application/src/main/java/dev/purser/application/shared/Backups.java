package dev.purser.application.shared;

import java.util.Optional;

/** The backups of the database, as far as they can be seen from here. For watching them. */
@FunctionalInterface
public interface Backups {
  /** When they were last taken and tried; nothing where they cannot be seen. */
  Optional<LastBackups> last();
}
