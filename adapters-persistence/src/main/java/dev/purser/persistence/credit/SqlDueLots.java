package dev.purser.persistence.credit;

import dev.purser.application.credit.DueLots;
import dev.purser.domain.credit.LotId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds due lots by the index on the expiry of those of which something is free. */
final class SqlDueLots implements DueLots {
  private static final String FIRST =
      """
      SELECT l.id, l.expires_at, l.account_id, a.sequence
      FROM lots l
      JOIN accounts a ON a.id = l.account_id
      WHERE l.remaining > l.held AND l.expires_at <= ?::timestamptz
      ORDER BY l.expires_at, l.id
      LIMIT ?::integer
      """;

  private static final String NEXT =
      """
      SELECT l.id, l.expires_at, l.account_id, a.sequence
      FROM lots l
      JOIN accounts a ON a.id = l.account_id
      WHERE l.remaining > l.held AND l.expires_at <= ?::timestamptz
        AND (l.expires_at, l.id) > (?::timestamptz, ?::uuid)
      ORDER BY l.expires_at, l.id
      LIMIT ?::integer
      """;

  private final Sql sql;

  SqlDueLots(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Due> due(Instant now, @Nullable Due after, int limit) {
    return after == null
        ? sql.query(FIRST, SqlDueLots::due, Parameter.of(now), Parameter.of(limit))
        : sql.query(
            NEXT,
            SqlDueLots::due,
            Parameter.of(now),
            Parameter.of(after.expiresAt()),
            Parameter.of(after.lot().value()),
            Parameter.of(limit));
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        new LotId(Columns.uuid(row, "id")),
        Columns.instant(row, "expires_at"),
        SqlAccounts.accountId(row, "account_id"),
        row.getLong("sequence"));
  }
}
