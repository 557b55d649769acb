package dev.purser.endtoend;

import dev.purser.persistence.shared.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Keeps every batch that touches an account of the house at its last statement, with everything
 * else written and nothing committed, until it is closed.
 */
final class HouseAccountLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String LOCK =
      """
      SELECT id FROM accounts WHERE house_role = '%s' FOR UPDATE
      """;

  private static final String WAITING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  private final TestDatabase database;
  private final Connection holder;

  private HouseAccountLock(TestDatabase database, Connection holder) {
    this.database = database;
    this.holder = holder;
  }

  static HouseAccountLock on(TestDatabase database, String role) {
    try {
      var holder = database.dataSource().getConnection();
      holder.setAutoCommit(false);
      try (var statement = holder.createStatement()) {
        statement.execute(LOCK.formatted(role));
      }
      return new HouseAccountLock(database, holder);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Until a batch waits for it. */
  void awaitBatch() {
    Waiting.until(PATIENCE, () -> Sql.number(database, WAITING) > 0);
  }

  /** Lets the batches go on. */
  void release() {
    close();
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
