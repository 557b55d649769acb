package dev.purser.persistence.credit;

import dev.purser.application.credit.Holds;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Holds in {@code holds}. */
final class SqlHolds implements Holds {
  private static final String LOAD =
      """
      SELECT id, from_account, to_account, asset, amount, captured, status, managed_by, created_at
      FROM holds
      WHERE id = ANY (?::uuid[])
      """;

  private static final String INSERT =
      """
      INSERT INTO holds
        (id, from_account, to_account, asset, amount, captured, status, managed_by, created_at)
      SELECT id, from_account, to_account, asset, amount, captured, status, managed_by, created_at
      FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[],
                  ?::text[], ?::uuid[], ?::timestamptz[])
        AS n (id, from_account, to_account, asset, amount, captured, status, managed_by,
              created_at)
      """;

  private static final String UPDATE =
      """
      UPDATE holds h
      SET captured = n.captured, status = n.status
      FROM unnest(?::uuid[], ?::bigint[], ?::text[]) AS n (id, captured, status)
      WHERE h.id = n.id
      """;

  private final Sql sql;

  SqlHolds(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<HoldId, Hold> load(Set<HoldId> keys) {
    return sql.queryMap(LOAD, SqlHolds::id, SqlHolds::hold, Parameter.uuids(keys, HoldId::value));
  }

  @Override
  public void insert(Collection<Hold> created) {
    sql.update(
        INSERT,
        Parameter.uuids(created, h -> h.id().value()),
        Parameter.uuids(created, h -> h.from().value()),
        Parameter.uuids(created, h -> h.to().value()),
        Parameter.texts(created, h -> h.amount().asset().value()),
        Parameter.longs(created, h -> h.amount().minorUnits()),
        Parameter.longs(created, Hold::captured),
        Parameter.texts(created, h -> h.status().name()),
        Parameter.uuids(created, Hold::managedBy),
        Parameter.instants(created, Hold::createdAt));
  }

  @Override
  public void update(Collection<Hold> changed) {
    sql.update(
        UPDATE,
        Parameter.uuids(changed, h -> h.id().value()),
        Parameter.longs(changed, Hold::captured),
        Parameter.texts(changed, h -> h.status().name()));
  }

  private static HoldId id(ResultSet row) throws SQLException {
    return new HoldId(Columns.uuid(row, "id"));
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        id(row),
        SqlAccounts.accountId(row, "from_account"),
        SqlAccounts.accountId(row, "to_account"),
        new Amount(new AssetCode(row.getString("asset")), row.getLong("amount")),
        row.getLong("captured"),
        HoldStatus.valueOf(row.getString("status")),
        Columns.uuid(row, "managed_by"),
        Columns.instant(row, "created_at"));
  }
}
