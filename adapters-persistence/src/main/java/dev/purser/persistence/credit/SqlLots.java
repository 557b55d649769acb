package dev.purser.persistence.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Lots;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The lots of accounts in {@code lots}, which change only with their account. */
final class SqlLots {
  private static final String LOAD =
      """
      SELECT id, account_id, priority, expires_at, remaining, held, created_at
      FROM lots
      WHERE account_id = ANY (?::uuid[]) AND remaining > 0
      """;

  /** A lot that was spent is there still when credits are given back to it. */
  private static final String WRITE =
      """
      INSERT INTO lots (id, account_id, priority, expires_at, remaining, held, created_at)
      SELECT id, account_id, priority, expires_at, remaining, held, created_at
      FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::timestamptz[], ?::bigint[], ?::bigint[],
                  ?::timestamptz[])
        AS n (id, account_id, priority, expires_at, remaining, held, created_at)
      ON CONFLICT (id) DO UPDATE
      SET remaining = EXCLUDED.remaining, held = EXCLUDED.held
      WHERE lots.account_id = EXCLUDED.account_id
      """;

  private final Sql sql;

  SqlLots(Sql sql) {
    this.sql = sql;
  }

  /** Those of each account that are not spent. */
  Map<AccountId, Lots> of(Collection<AccountId> accounts) {
    var found = new HashMap<AccountId, Lots>();
    sql.queryLists(
            LOAD,
            row -> SqlAccounts.accountId(row, "account_id"),
            SqlLots::lot,
            Parameter.uuids(accounts, AccountId::value))
        .forEach((account, lots) -> found.put(account, Lots.loaded(lots)));
    return found;
  }

  /**
   * Writes lots of accounts.
   *
   * @param which all of them for new accounts, else those that have changed
   */
  void write(List<CustomerAccount> accounts, Function<Lots, List<Lot>> which) {
    var changed =
        accounts.stream()
            .flatMap(a -> which.apply(a.lots()).stream().map(lot -> new LotOf(a.id(), lot)))
            .toList();
    if (changed.isEmpty()) {
      return;
    }
    var written =
        sql.update(
            WRITE,
            Parameter.uuids(changed, row -> row.lot().id().value()),
            Parameter.uuids(changed, row -> row.account().value()),
            Parameter.longs(changed, row -> row.lot().terms().priority()),
            Parameter.instants(changed, row -> row.lot().terms().expiresAt()),
            Parameter.longs(changed, row -> row.lot().remaining()),
            Parameter.longs(changed, row -> row.lot().held()),
            Parameter.instants(changed, row -> row.lot().createdAt()));
    if (written != changed.size()) {
      throw new IllegalStateException("a lot belongs to another account: " + changed);
    }
  }

  private record LotOf(AccountId account, Lot lot) {}

  static Lot lot(ResultSet row) throws SQLException {
    return new Lot(
        new LotId(Columns.uuid(row, "id")),
        new LotTerms(row.getInt("priority"), Columns.instantOrNull(row, "expires_at")),
        row.getLong("remaining"),
        row.getLong("held"),
        Columns.instant(row, "created_at"));
  }
}
