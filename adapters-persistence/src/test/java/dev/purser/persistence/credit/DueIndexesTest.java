package dev.purser.persistence.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.IndexWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looking for what is due reads what is due, and not what was done or waits for its time. */
class DueIndexesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LIMIT = 20;

  private static final String ACCOUNT =
      """
      INSERT INTO accounts (id, owner_id, asset, posted, held, floor, status, sequence, changed_at)
      VALUES (md5('a')::uuid, md5('o')::uuid, 'CREDIT', 0, 0, 0, 'OPEN', 7, '2025-01-01T00:00:00Z')
      """;

  /** Of three that have expired one is spent and one is held; most have not expired. */
  private static final String LOTS =
      """
      INSERT INTO lots (id, account_id, priority, expires_at, remaining, held, created_at)
      SELECT md5('l' || n)::uuid, md5('a')::uuid, 50,
        '2026-01-01T00:00:00Z'::timestamptz + (n - 6000) * interval '1 minute',
        CASE n % 3 WHEN 0 THEN 0 ELSE 10 END, CASE n % 3 WHEN 1 THEN 10 ELSE 0 END,
        '2025-01-01T00:00:00Z'
      FROM generate_series(1, 20000) AS n
      """;

  private static final String SCHEDULED =
      """
      INSERT INTO scheduled_transfers
        (id, caller, role, listed, run_at, status, created_at, changed_at)
      SELECT md5('s' || n)::uuid, 'somebody', 'SERVICE', false,
        '2026-01-01T00:00:00Z'::timestamptz + (n - 10000) * interval '1 minute',
        CASE WHEN n % 50 = 0 THEN 'SCHEDULED' ELSE 'CANCELLED' END,
        '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z'
      FROM generate_series(1, 20000) AS n
      """;

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static Sql sql;
  private static IndexWatch watch;

  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    sql = new Sql(jdbc);
    watch = new IndexWatch(jdbc, LIMIT);
    List.of(ACCOUNT, LOTS, SCHEDULED).forEach(jdbc::update);
    jdbc.execute("VACUUM ANALYZE lots, scheduled_transfers");
  }

  @AfterAll
  static void close() {
    connection.destroy();
    database.close();
  }

  @Test
  void findsDueLotsByTheirExpiry() {
    var port = new SqlDueLots(sql);

    var first = watch.found("lots", "lots_due", () -> port.due(NOW, null, LIMIT));
    var next = watch.found("lots", "lots_due", () -> port.due(NOW, first.getLast(), LIMIT));

    assertThat(first).hasSize(LIMIT).allMatch(due -> due.sequence() == 7);
    assertThat(next).hasSize(LIMIT).doesNotContainAnyElementsOf(first);
  }

  @Test
  void findsDueScheduledTransfersByTheirTime() {
    var port = new SqlScheduledTransfers(sql, new RowLocks(sql, Duration.ofSeconds(1)));
    var index = "scheduled_transfers_due";

    var first = watch.found("scheduled_transfers", index, () -> port.due(NOW, null, LIMIT));
    var next =
        watch.found("scheduled_transfers", index, () -> port.due(NOW, first.getLast(), LIMIT));

    assertThat(first).hasSize(LIMIT);
    assertThat(next).hasSize(LIMIT).doesNotContainAnyElementsOf(first);
  }
}
