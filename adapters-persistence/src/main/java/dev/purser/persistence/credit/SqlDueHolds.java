package dev.purser.persistence.credit;

import dev.purser.application.credit.DueHolds;
import dev.purser.domain.credit.HoldId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds due holds by the index on the deadlines of those that are open. */
final class SqlDueHolds implements DueHolds {
  private static final String FIRST =
      """
      SELECT id, expires_at
      FROM holds
      WHERE status = 'OPEN' AND expires_at <= ?::timestamptz
      ORDER BY expires_at, id
      LIMIT ?::integer
      """;

  private static final String NEXT =
      """
      SELECT id, expires_at
      FROM holds
      WHERE status = 'OPEN' AND expires_at <= ?::timestamptz
        AND (expires_at, id) > (?::timestamptz, ?::uuid)
      ORDER BY expires_at, id
      LIMIT ?::integer
      """;

  private final Sql sql;

  SqlDueHolds(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Due> due(Instant now, @Nullable Due after, int limit) {
    Sql.RowReader<Due> reader =
        row -> new Due(new HoldId(Columns.uuid(row, "id")), Columns.instant(row, "expires_at"));
    return after == null
        ? sql.query(FIRST, reader, Parameter.of(now), Parameter.of(limit))
        : sql.query(
            NEXT,
            reader,
            Parameter.of(now),
            Parameter.of(after.expiresAt()),
            Parameter.of(after.hold().value()),
            Parameter.of(limit));
  }
}
