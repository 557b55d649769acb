package dev.purser.persistence.shared;

import dev.purser.application.shared.writepath.LockWait;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Runs the statements that lock rows, with the wait that the write path asks for. */
public final class RowLocks {
  private static final String SET_LOCK_TIMEOUT =
      """
      SELECT set_config('lock_timeout', ?, true)
      """;

  private final Sql sql;
  private final String queueingTimeout;

  /**
   * Row locks.
   *
   * @param queueing how long {@link LockWait#QUEUE} waits for one lock
   */
  public RowLocks(Sql sql, Duration queueing) {
    this.sql = sql;
    this.queueingTimeout = queueing.toMillis() + "ms";
  }

  /**
   * Locks rows.
   *
   * @param select ends in {@code FOR NO KEY UPDATE}, after an {@code ORDER BY} of the keys
   * @return the keys of the rows that are locked
   */
  public <K> Set<K> lock(
      String select, LockWait wait, Sql.RowReader<K> key, Parameter... parameters) {
    return switch (wait) {
      case SKIP -> new HashSet<>(sql.query(select + " SKIP LOCKED", key, parameters));
      case QUEUE -> {
        sql.query(SET_LOCK_TIMEOUT, row -> row.getString(1), Parameter.of(queueingTimeout));
        yield new HashSet<>(sql.query(select, key, parameters));
      }
    };
  }
}
