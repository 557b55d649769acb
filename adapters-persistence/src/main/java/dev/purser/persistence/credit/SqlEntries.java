package dev.purser.persistence.credit;

import dev.purser.application.credit.Entries;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of customers' accounts in {@code entries}. */
final class SqlEntries implements Entries {
  private static final String APPEND =
      """
      INSERT INTO entries (account_id, sequence, transfer_id, leg, change, balance, at)
      SELECT account_id, sequence, transfer_id, leg, change, balance, at
      FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::integer[], ?::bigint[], ?::bigint[],
                  ?::timestamptz[])
        AS n (account_id, sequence, transfer_id, leg, change, balance, at)
      """;

  private static final String LIST =
      """
      SELECT account_id, sequence, transfer_id, leg, change, balance, at
      FROM entries
      WHERE account_id = ? AND sequence < ?
      ORDER BY sequence DESC
      LIMIT ?
      """;

  private final Sql sql;

  SqlEntries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<Entry> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, e -> e.account().value()),
        Parameter.longs(added, Entry::sequence),
        Parameter.uuids(added, e -> e.transfer().value()),
        Parameter.longs(added, Entry::leg),
        Parameter.longs(added, Entry::change),
        Parameter.longs(added, Entry::balance),
        Parameter.instants(added, Entry::at));
  }

  @Override
  public List<Entry> list(AccountId account, @Nullable Long before, int limit) {
    return sql.query(
        LIST,
        SqlEntries::entry,
        Parameter.of(account.value()),
        Parameter.of(before == null ? Long.MAX_VALUE : before),
        Parameter.of(limit));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        SqlAccounts.accountId(row, "account_id"),
        row.getLong("sequence"),
        new TransferId(Columns.uuid(row, "transfer_id")),
        row.getInt("leg"),
        row.getLong("change"),
        row.getLong("balance"),
        Columns.instant(row, "at"));
  }
}
