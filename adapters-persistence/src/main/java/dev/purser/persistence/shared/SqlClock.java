package dev.purser.persistence.shared;

import dev.purser.application.shared.Clock;
import java.time.Instant;

/** The database's clock, which counts microseconds. */
final class SqlClock implements Clock {
  private static final String NOW =
      """
      SELECT clock_timestamp() AS now
      """;

  private final Sql sql;

  SqlClock(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Instant now() {
    return sql.query(NOW, row -> Columns.instant(row, "now")).getFirst();
  }
}
