package dev.purser.persistence.credit;

import dev.purser.application.credit.AccountStatusChanges;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.AccountStatusChange;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What befell accounts, in {@code account_status_changes}. */
final class SqlAccountStatusChanges implements AccountStatusChanges {
  private static final String APPEND =
      """
      INSERT INTO account_status_changes (id, account_id, status, caller, reason, at)
      SELECT id, account_id, status, caller, reason, at
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        AS n (id, account_id, status, caller, reason, at)
      """;

  private static final String NEWEST =
      """
      SELECT c.id, c.account_id, c.status, c.caller, c.reason, c.at
      FROM unnest(?::uuid[]) AS w (account_id)
      CROSS JOIN LATERAL (
        SELECT id, account_id, status, caller, reason, at
        FROM account_status_changes
        WHERE account_id = w.account_id
        ORDER BY at DESC, id DESC
        LIMIT 1) c
      """;

  private final Sql sql;

  SqlAccountStatusChanges(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<AccountStatusChange> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, AccountStatusChange::id),
        Parameter.uuids(added, c -> c.account().value()),
        Parameter.texts(added, c -> c.status().name()),
        Parameter.texts(added, AccountStatusChange::caller),
        Parameter.texts(added, AccountStatusChange::reason),
        Parameter.instants(added, AccountStatusChange::at));
  }

  @Override
  public Map<AccountId, AccountStatusChange> newest(Collection<AccountId> accounts) {
    return sql.queryMap(
        NEWEST,
        row -> SqlAccounts.accountId(row, "account_id"),
        SqlAccountStatusChanges::change,
        Parameter.uuids(accounts, AccountId::value));
  }

  private static AccountStatusChange change(ResultSet row) throws SQLException {
    return new AccountStatusChange(
        Columns.uuid(row, "id"),
        SqlAccounts.accountId(row, "account_id"),
        AccountStatus.valueOf(row.getString("status")),
        row.getString("caller"),
        row.getString("reason"),
        Columns.instant(row, "at"));
  }
}
