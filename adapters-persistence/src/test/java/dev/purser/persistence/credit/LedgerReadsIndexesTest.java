package dev.purser.persistence.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.Entries.EntryKey;
import dev.purser.application.credit.Entries.Range;
import dev.purser.application.credit.Statement;
import dev.purser.application.credit.WantedTransfers;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What is read of a long history costs what is told of it, wherever in it that stands. */
class LedgerReadsIndexesTest {
  private static final int ENTRIES = 50_000;
  private static final int LIMIT = 51;

  /** Often enough that the driver has the statement prepared, and the server a plan for all. */
  private static final int CALLS = 12;

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private static final UUID OWNER = new UUID(7, 7);
  private static final AccountId LONG = new AccountId(new UUID(1, 1));

  /** Those with entries are the first two. */
  private static final String ACCOUNTS =
      """
      INSERT INTO accounts
        (id, owner_id, house_role, asset, posted, held, floor, status, sequence, changed_at)
      SELECT ('00000000-0000-0001-0000-' || lpad(to_hex(n), 12, '0'))::uuid,
        ('00000000-0000-0007-0000-' || lpad(to_hex(n + 6), 12, '0'))::uuid, NULL, 'CREDIT', 0, 0,
        -9007199254740991, 'OPEN', 0, '2026-11-01T00:00:00Z'
      FROM generate_series(1, 5000) AS n
      """;

  /** Of two legs each; every tenth has a reference, which is one for all of a hundred callers. */
  private static final String TRANSFERS =
      """
      INSERT INTO transfers (id, command_id, kind, caller, reference, created_at)
      SELECT lpad(to_hex(n), 32, '0')::uuid, md5('c' || n)::uuid, 'TRANSFER', 'caller-' || n,
        CASE WHEN n % 10 = 0 THEN 'reference-' || n % 250 END, '2026-01-01T00:00:00Z'
      FROM generate_series(1, 25000) AS n
      """;

  private static final String HISTORY =
      """
      INSERT INTO entries (account_id, sequence, transfer_id, leg, change, balance, at)
      SELECT ('00000000-0000-0001-0000-00000000000' || side)::uuid, n,
        lpad(to_hex((n + 1) / 2), 32, '0')::uuid, (n + 1) % 2,
        CASE side WHEN 1 THEN -1 ELSE 1 END, CASE side WHEN 1 THEN -n ELSE n END,
        '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute'
      FROM generate_series(1, 50000) AS n, generate_series(1, 2) AS side
      """;

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static TransactionTemplate transaction;
  private static SqlEntries entries;
  private static SqlTransfers transfers;

  @BeforeAll
  static void fillTheLedger() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
    entries = new SqlEntries(new Sql(jdbc));
    transfers = new SqlTransfers(new Sql(jdbc));
    jdbc.update(ACCOUNTS);
    jdbc.update(TRANSFERS);
    jdbc.update(HISTORY);
    jdbc.execute("VACUUM ANALYZE accounts, transfers, entries");
  }

  @AfterAll
  static void closeTheLedger() {
    connection.destroy();
    database.close();
  }

  /** Sixteen looks, and one for the number of the last entry. */
  @Test
  void findsHowManyEntriesWereBeforeAnInstantByHalves() {
    for (var n : List.of(1, 2, 777, 25_000, 49_999, ENTRIES)) {
      assertCosts(20, () -> entries.countBefore(LONG, minutes(n)), (long) n - 1);
      assertCosts(20, () -> entries.countBefore(LONG, minutes(n).plusSeconds(1)), (long) n);
    }
    assertCosts(20, () -> entries.countBefore(LONG, FIRST), 0L);
  }

  @Test
  void readsPagesOfEntriesAtAnyDepth() {
    for (var before : List.of(Long.MAX_VALUE, 25_000L, 100L)) {
      var range = Range.ALL.before(before);
      var newest = Math.min(before - 1, ENTRIES);

      assertCosts(LIMIT, () -> entries.list(LONG, range, LIMIT).getFirst().sequence(), newest);
    }
    assertCosts(
        1, () -> entries.find(new EntryKey(LONG, 777)).map(Entry::balance).orElseThrow(), -777L);
  }

  /** An entry, its transfer, and the four entries of that. */
  @Test
  void readsLinesOfStatementsAtAnyDepth() {
    for (var after : List.of(0L, 25_000L, 49_000L)) {
      var range = new Range(after, Long.MAX_VALUE);

      assertCosts(
          6 * Statement.PAGE,
          () -> entries.lines(LONG, range, Statement.PAGE).getLast().entry().sequence(),
          after + Statement.PAGE);
    }
  }

  @Test
  void listsTransfersOfAccountAtAnyDepth() {
    for (var last : new Integer[] {null, 12_500, 60}) {
      var newest = last == null ? 25_000 : last - 1;

      assertListed(new WantedTransfers(LONG, null, null), last, newest, LIMIT);
    }
  }

  @Test
  void listsAllTransfersAtAnyDepth() {
    for (var last : new Integer[] {null, 12_500, 60}) {
      var newest = last == null ? 25_000 : last - 1;

      assertListed(new WantedTransfers(null, null, null), last, newest, LIMIT);
    }
  }

  /** Callers come in the order of their texts. */
  @Test
  void listsTransfersOfReference() {
    for (var last : new Integer[] {null, 24_750}) {
      var newest = last == null ? 1_000 : 250;
      for (var account : new AccountId[] {null, LONG}) {
        for (var side : new OwnerId[] {null, new OwnerId(OWNER)}) {
          assertListed(
              new WantedTransfers(account, "reference-0", side),
              last,
              newest,
              last == null ? LIMIT : 1);
        }
      }
    }
  }

  /** A few rows more than are told, whatever the history: some for the place of the last one. */
  private static void assertListed(
      WantedTransfers wanted, @Nullable Integer last, int newest, int expected) {
    Supplier<List<TransferId>> page =
        () -> transfers.list(wanted, Slice.after(last == null ? null : transfer(last), LIMIT));

    assertCosts(20 * LIMIT, () -> page.get().getFirst(), transfer(newest));
    var told = Objects.requireNonNull(transaction.execute(status -> page.get()));
    assertThat(told).hasSizeGreaterThanOrEqualTo(expected);
  }

  /** The answer, in so many rows at the most and with no look at all of a table. */
  private static <T> void assertCosts(long most, Supplier<T> read, T expected) {
    for (var call = 0; call < CALLS; call++) {
      var rows = rowsRead();
      var scans = scansOfTables();

      var told = transaction.execute(status -> read.get());

      assertThat(told).isEqualTo(expected);
      assertThat(rowsRead() - rows).isLessThanOrEqualTo(most);
      assertThat(scansOfTables()).isEqualTo(scans);
    }
  }

  private static TransferId transfer(int number) {
    return new TransferId(new UUID(0, number));
  }

  private static Instant minutes(int minutes) {
    return FIRST.plus(Duration.ofMinutes(minutes));
  }

  private static long rowsRead() {
    return statistic(
        """
        SELECT sum(seq_tup_read) + (
          SELECT sum(idx_tup_read) FROM pg_stat_user_indexes
          WHERE relname IN ('accounts', 'transfers', 'entries'))
        FROM pg_stat_user_tables
        WHERE relname IN ('accounts', 'transfers', 'entries')
        """);
  }

  private static long scansOfTables() {
    return statistic(
        """
        SELECT sum(seq_scan)
        FROM pg_stat_user_tables
        WHERE relname IN ('accounts', 'transfers', 'entries')
        """);
  }

  private static long statistic(String query) {
    jdbc.queryForList("SELECT pg_stat_force_next_flush()");
    jdbc.queryForList("SELECT pg_stat_clear_snapshot()");
    var value = jdbc.queryForObject(query, Long.class);
    return value == null ? 0 : value;
  }
}
