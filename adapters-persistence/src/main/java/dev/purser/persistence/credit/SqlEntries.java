package dev.purser.persistence.credit;

import dev.purser.application.credit.Entries;
import dev.purser.application.credit.StatementLine;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  private static final String FIND =
      """
      SELECT account_id, sequence, transfer_id, leg, change, balance, at
      FROM entries
      WHERE account_id = ? AND sequence = ?
      """;

  /**
   * Looks by halves for the number of the last entry before an instant: entries up to {@code low}
   * are before it and those from {@code high} on are not, until no entry is between them. OFFSET
   * keeps the look a look: joined, it might become a scan.
   */
  private static final String SEARCH =
      """
      WITH RECURSIVE search (low, high) AS (
        SELECT 0::bigint, coalesce(max(sequence), 0) + 1
        FROM entries
        WHERE account_id = ?
        UNION ALL
        SELECT CASE WHEN middle.at < ? THEN middle.sequence ELSE search.low END,
               CASE WHEN middle.at < ? THEN search.high ELSE middle.sequence END
        FROM search
        CROSS JOIN LATERAL (
          SELECT sequence, at
          FROM entries
          WHERE account_id = ? AND sequence = (search.low + search.high) / 2
          OFFSET 0
        ) AS middle
        WHERE search.high - search.low > 1
      )
      """;

  private static final String COUNT_BEFORE =
      SEARCH
          + """
          SELECT low
          FROM search
          WHERE high - low = 1
          """;

  private static final String LAST_BEFORE =
      SEARCH
          + """
          SELECT account_id, sequence, transfer_id, leg, change, balance, at
          FROM entries
          WHERE account_id = ? AND sequence = (SELECT low FROM search WHERE high - low = 1)
          """;

  private static final String LIST =
      """
      SELECT account_id, sequence, transfer_id, leg, change, balance, at
      FROM entries
      WHERE account_id = ? AND sequence > ? AND sequence < ?
      ORDER BY sequence DESC
      LIMIT ?
      """;

  private static final String LINES =
      """
      SELECT e.account_id, e.sequence, e.transfer_id, e.leg, e.change, e.balance, e.at,
             t.kind, t.reference, o.account_id AS counterparty
      FROM (
        SELECT account_id, sequence, transfer_id, leg, change, balance, at
        FROM entries
        WHERE account_id = ? AND sequence > ? AND sequence < ?
        ORDER BY sequence
        LIMIT ?
      ) AS e
      JOIN transfers t ON t.id = e.transfer_id
      JOIN entries o
        ON o.transfer_id = e.transfer_id AND o.leg = e.leg AND o.account_id <> e.account_id
      ORDER BY e.sequence
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
  public Optional<Entry> find(EntryKey key) {
    return sql
        .query(
            FIND,
            SqlEntries::entry,
            Parameter.of(key.account().value()),
            Parameter.of(key.sequence()))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Entry> lastBefore(AccountId account, Instant instant) {
    var id = Parameter.of(account.value());
    var at = Parameter.of(instant);
    return sql.query(LAST_BEFORE, SqlEntries::entry, id, at, at, id, id).stream().findFirst();
  }

  @Override
  public long countBefore(AccountId account, Instant instant) {
    var id = Parameter.of(account.value());
    var at = Parameter.of(instant);
    return sql.query(COUNT_BEFORE, row -> row.getLong("low"), id, at, at, id).getFirst();
  }

  @Override
  public List<Entry> list(AccountId account, Range range, int limit) {
    return list(LIST, SqlEntries::entry, account, range, limit);
  }

  @Override
  public List<StatementLine> lines(AccountId account, Range range, int limit) {
    return list(LINES, SqlEntries::line, account, range, limit);
  }

  private <T> List<T> list(
      String query, Sql.RowReader<T> reader, AccountId account, Range range, int limit) {
    return sql.query(
        query,
        reader,
        Parameter.of(account.value()),
        Parameter.of(range.after()),
        Parameter.of(range.before()),
        Parameter.of(limit));
  }

  private static StatementLine line(ResultSet row) throws SQLException {
    return new StatementLine(
        entry(row),
        TransferKind.valueOf(row.getString("kind")),
        row.getString("reference"),
        SqlAccounts.accountId(row, "counterparty"));
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
