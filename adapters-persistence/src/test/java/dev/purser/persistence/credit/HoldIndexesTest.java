package dev.purser.persistence.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.Holds.Wanted;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.OwnerId;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.TestDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looking for holds reads those that are found, of however many there are. */
class HoldIndexesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LIMIT = 20;

  private static final String ACCOUNTS =
      """
      INSERT INTO accounts (id, owner_id, asset, posted, held, floor, status, sequence, changed_at)
      SELECT md5('a' || n)::uuid, md5('o' || n)::uuid, 'CREDIT', 0, 0, 0, 'OPEN', 0,
        '2025-01-01T00:00:00Z'
      FROM generate_series(0, 1) AS n
      """;

  /** Nearly all on one account and captured; one in fifty is open, and half of those are due. */
  private static final String HOLDS =
      """
      INSERT INTO holds
        (id, from_account, to_account, asset, amount, captured, status, expires_at, created_at)
      SELECT md5('h' || n)::uuid,
        md5('a' || CASE WHEN n % 1000 = 7 THEN 1 ELSE 0 END)::uuid, md5('r')::uuid, 'CREDIT', 10,
        CASE WHEN n % 50 = 0 OR n % 4000 = 1 THEN 0 ELSE 10 END,
        CASE WHEN n % 50 = 0 THEN 'OPEN' WHEN n % 4000 = 1 THEN 'VOIDED' ELSE 'CAPTURED' END,
        '2026-01-01T00:00:00Z'::timestamptz + (n - 10000) * interval '1 minute',
        '2025-01-01T00:00:00Z'
      FROM generate_series(1, 20000) AS n
      """;

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static SqlHolds holds;
  private static SqlDueHolds dueHolds;

  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    var sql = new Sql(jdbc);
    holds = new SqlHolds(sql);
    dueHolds = new SqlDueHolds(sql);
    List.of(ACCOUNTS, HOLDS).forEach(jdbc::update);
    jdbc.execute("VACUUM ANALYZE holds");
  }

  @AfterAll
  static void close() {
    connection.destroy();
    database.close();
  }

  @Test
  void findsDueHoldsByTheirDeadline() {
    var first = found(LIMIT, () -> dueHolds.due(NOW, null, LIMIT));
    var next = found(LIMIT, () -> dueHolds.due(NOW, first.getLast(), LIMIT));

    assertThat(next).doesNotContainAnyElementsOf(first);
  }

  @Test
  void listsThoseOfOnePayerAmongManyOrFew() {
    var busy = new AccountId(uuid("a0"));
    var quiet = new AccountId(uuid("a1"));

    var _ = found(LIMIT, () -> list(new Wanted(null, busy, null), null));
    var _ = found(LIMIT, () -> list(new Wanted(null, quiet, null), null));
    var _ = found(5, () -> list(new Wanted(null, busy, HoldStatus.VOIDED), null));
    var _ = found(0, () -> list(new Wanted(null, busy, HoldStatus.EXPIRED), null));
  }

  @Test
  void listsThoseOfAnOwner() {
    var owner = new OwnerId(uuid("o0"));

    var _ = found(LIMIT, () -> list(new Wanted(owner, null, null), null));
    var _ = found(LIMIT, () -> list(new Wanted(owner, null, HoldStatus.OPEN), null));
  }

  @Test
  void goesOnFromTheMiddleOfAll() {
    var middle = new HoldId(new UUID(Long.MIN_VALUE, 0));

    var _ = found(LIMIT, () -> list(new Wanted(null, null, null), middle));
    var _ = found(LIMIT, () -> list(new Wanted(null, null, HoldStatus.OPEN), middle));
  }

  private static List<HoldId> list(Wanted wanted, @Nullable HoldId after) {
    return holds.list(wanted, Slice.after(after, LIMIT - 1));
  }

  private static UUID uuid(String text) {
    var id = jdbc.queryForObject("SELECT md5(?)::uuid::text", String.class, text);
    return UUID.fromString(Objects.requireNonNull(id));
  }

  /** Often enough that the driver has the statement prepared by the server. */
  private static <T extends Collection<?>> T found(int expected, Supplier<T> looking) {
    var found = looking.get();
    for (var call = 0; call < 8; call++) {
      var before = rowsRead();
      found = looking.get();
      assertThat(rowsRead() - before).as("rows read").isLessThanOrEqualTo(10L * LIMIT);
    }
    assertThat(found).hasSize(expected);
    return found;
  }

  /** Entries of indexes count too, since a list may be answered by them alone. */
  private static long rowsRead() {
    jdbc.queryForList("SELECT pg_stat_force_next_flush()");
    jdbc.queryForList("SELECT pg_stat_clear_snapshot()");
    var rows =
        jdbc.queryForObject(
            """
            SELECT t.seq_tup_read + t.idx_tup_fetch
              + (SELECT sum(i.idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid)
            FROM pg_stat_user_tables t
            WHERE t.relname = 'holds'
            """,
            Long.class);
    return rows == null ? 0 : rows;
  }
}
