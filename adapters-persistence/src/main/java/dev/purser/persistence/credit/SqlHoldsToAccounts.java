package dev.purser.persistence.credit;

import dev.purser.application.credit.HoldsToAccounts;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.Map;
import java.util.Set;

/** Looks up open holds by their receivers; those that orders own have the house's alone. */
final class SqlHoldsToAccounts implements HoldsToAccounts {
  private static final String LOAD =
      """
      SELECT w.account_id, h.id
      FROM unnest(?::uuid[]) AS w (account_id)
      CROSS JOIN LATERAL (
        SELECT id
        FROM holds
        WHERE to_account = w.account_id AND status = 'OPEN' AND managed_by IS NULL
        ORDER BY id
        LIMIT 1) h
      """;

  private final Sql sql;

  SqlHoldsToAccounts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<AccountId, HoldId> load(Set<AccountId> keys) {
    return sql.queryMap(
        LOAD,
        row -> SqlAccounts.accountId(row, "account_id"),
        row -> new HoldId(Columns.uuid(row, "id")),
        Parameter.uuids(keys, AccountId::value));
  }
}
