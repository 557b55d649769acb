package dev.purser.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.AuditPosition;
import dev.purser.application.shared.WantedAudit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The audit reads what it tells and not everything that happened, of which there is enough here.
 */
class AuditIndexesTest {
  private static final String COMMANDS =
      """
      INSERT INTO idempotency_keys
        (caller, operation, key, command_id, fingerprint, resource_id, answer_type,
         answer_version, answer, created_at, caller_role)
      SELECT CASE WHEN n % 100 = 0 THEN 'person-' || n % 1000 ELSE 'machine' END, 'place-order',
        'key-of-16-or-more-' || n, md5('c' || n)::uuid, sha256('x'), md5('r' || n)::uuid, 'order',
        1, NULL, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute', 'SERVICE'
      FROM generate_series(1, 40000) AS n
      """;

  private static final String ENTRIES =
      """
      INSERT INTO audit_entries (id, at, caller, role, action, resource_id)
      SELECT md5('e' || n)::uuid, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute',
        'person-' || n % 1000, 'CUSTOMER', 'sign-in', md5('s' || n)::uuid
      FROM generate_series(1, 40000) AS n
      """;

  private static final int LIMIT = 51;

  /** Long after the first and long before the last. */
  private static final AuditPosition DEEP =
      new AuditPosition(Instant.parse("2026-01-08T00:00:00Z"), new UUID(0, 0));

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static TransactionTemplate transaction;
  private static SqlAuditLog audit;

  @BeforeAll
  static void fillTheAudit() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
    audit = new SqlAuditLog(new Sql(jdbc));
    jdbc.update(COMMANDS);
    jdbc.update(ENTRIES);
    jdbc.execute("VACUUM ANALYZE idempotency_keys, audit_entries");
  }

  @AfterAll
  static void closeTheAudit() {
    connection.destroy();
    database.close();
  }

  @Test
  void findsPagesByTimeAtAnyDepth() {
    assertFoundBy("audit_entries_time", "idempotency_keys_time", wanted(null, null), null, LIMIT);
    assertFoundBy("audit_entries_time", "idempotency_keys_time", wanted(null, null), DEEP, LIMIT);
  }

  @Test
  void findsWhatWasDoneToSomething() {
    var resource = jdbc.queryForObject("SELECT md5('r777')::uuid", UUID.class);

    assertFoundBy(
        "audit_entries_resource", "idempotency_keys_resource", wanted(null, resource), null, 1);
  }

  @Test
  void findsWhatPersonsDidByTheirKeysAndWhatMachinesDidByTime() {
    assertFoundBy(
        "audit_entries_caller", "idempotency_keys_pkey", wanted("person-500", null), null, LIMIT);
    assertFoundBy(
        "audit_entries_caller", "idempotency_keys_time", wanted("machine", null), DEEP, LIMIT);
  }

  /** Often enough that the driver has the statement prepared by the server. */
  private static void assertFoundBy(
      String entries,
      String commands,
      WantedAudit wanted,
      @Nullable AuditPosition before,
      int expected) {
    for (var call = 0; call < 8; call++) {
      var rows = rowsRead();
      var entryScans = scansOf(entries);
      var commandScans = scansOf(commands);

      var told = transaction.execute(status -> audit.list(wanted, before, LIMIT));

      assertThat(told).hasSize(expected);
      assertThat(scansOf(entries)).isGreaterThan(entryScans);
      assertThat(scansOf(commands)).isGreaterThan(commandScans);
      assertThat(rowsRead() - rows).isLessThan(500);
    }
  }

  private static WantedAudit wanted(@Nullable String caller, @Nullable UUID resource) {
    return new WantedAudit(caller, null, resource, null, null);
  }

  private static long rowsRead() {
    return statistic(
        """
        SELECT sum(seq_tup_read + idx_tup_fetch)
        FROM pg_stat_user_tables
        WHERE relname IN ('audit_entries', 'idempotency_keys')
        """);
  }

  private static long scansOf(String index) {
    return statistic(
        "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '" + index + "'");
  }

  private static long statistic(String query) {
    jdbc.queryForList("SELECT pg_stat_force_next_flush()");
    jdbc.queryForList("SELECT pg_stat_clear_snapshot()");
    var value = jdbc.queryForObject(query, Long.class);
    return value == null ? 0 : value;
  }
}
