package dev.purser.application.shared.schema;

import java.time.Duration;

/**
 * What a migration may take from those who use the database meanwhile.
 *
 * @param lock how long a statement may wait for a lock; others queue behind it as long as it waits
 * @param statement how long a statement may take
 * @param others how long to wait for somebody else's migration
 */
public record MigrationLimits(Duration lock, Duration statement, Duration others) {
  public static final MigrationLimits DEFAULT =
      new MigrationLimits(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(5));
}
