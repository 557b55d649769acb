package dev.purser.persistence.credit;

import dev.purser.application.credit.PartiesOfHolds;
import dev.purser.domain.credit.HoldId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.Map;
import java.util.Set;

/** Looks up the accounts of holds. */
final class SqlPartiesOfHolds implements PartiesOfHolds {
  private static final String LOAD =
      """
      SELECT id, from_account, to_account
      FROM holds
      WHERE id = ANY (?::uuid[])
      """;

  private final Sql sql;

  SqlPartiesOfHolds(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<HoldId, Parties> load(Set<HoldId> keys) {
    return sql.queryMap(
        LOAD,
        row -> new HoldId(Columns.uuid(row, "id")),
        row ->
            new Parties(
                SqlAccounts.accountId(row, "from_account"),
                SqlAccounts.accountId(row, "to_account")),
        Parameter.uuids(keys, HoldId::value));
  }
}
