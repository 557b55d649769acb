package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations as an operator runs them, and what a service does meanwhile. */
class MigrationCommandsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TERMINATED = 143;

  /** Keeps a migration at the changeset that makes a sequence. */
  private static final String HALT_AT_SEQUENCE =
      """
      CREATE FUNCTION halt() RETURNS event_trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(42); END $$;
      CREATE EVENT TRIGGER halt ON ddl_command_start WHEN TAG IN ('CREATE SEQUENCE')
        EXECUTE FUNCTION halt();
      """;

  private static final String HALTED =
      """
      SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 42 AND NOT granted
      """;

  private static final String MIGRATING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'purser-schema'
      """;

  @TempDir private static Path folder;

  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestDatabase.empty();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void goesForwardAndBackAndTellsWhatDiffers() throws SQLException {
    require(1, "0 changesets are applied", "migrate", "status");
    require(0, "CREATE TABLE assets", "migrate", "--dry-run");
    require(1, "pending", "migrate", "status");
    require(0, "The schema is current; ", "migrate");
    require(0, "there was nothing to apply", "migrate");
    require(0, "tag 0.1.0", "migrate", "status");
    require(0, "as its changesets make it", "migrate", "validate");
    execute("ALTER TABLE locations ADD COLUMN mood text");
    require(1, "not of the changelog: column locations.mood text", "migrate", "validate");
    require(1, "no tag 7.7.7; it has 0.0.0, 0.1.0", "rollback", "--to", "7.7.7");
    require(0, "DROP TABLE assets", "rollback", "--to", "0.0.0", "--dry-run");
    require(0, "The schema is that of 0.0.0", "rollback", "--to", "0.0.0");
    require(2, "rollback takes --to TAG and --dry-run.", "rollback");
    require(1, "no backfill frobnicate", "backfill", "frobnicate");
  }

  @Test
  void isNotReadyUntilTheSchemaIsThere() {
    try (var service = start(Map.of("PURSER_MIGRATE", "off"), "serve")) {
      var anonymous = service.anonymous();
      var refused = anonymous.get("/readyz");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.body()).contains("the schema is behind this release by");
      assertThat(anonymous.get("/healthz").status()).isEqualTo(200);

      require(0, "The schema is current", "migrate");

      await(() -> anonymous.get("/readyz").status() == 200);
      var shop = awaitShop(service);
      assertThat(shop.order(shop.buyer(10), shop.product(10, 1), 1).status()).isEqualTo(201);
      assertThat(service.terminate()).isEqualTo(TERMINATED);
    }
  }

  @Test
  void stopsWhileItWaitsForTheSchema() {
    try (var service = start(Map.of("PURSER_MIGRATE", "off"), "serve")) {
      assertThat(service.anonymous().get("/readyz").status()).isEqualTo(503);

      assertThat(service.terminate()).isEqualTo(TERMINATED);
      assertThat(service.errors()).doesNotContain("Exception");
    }
  }

  @Test
  void instancesThatMigrateAtTheSameTimeBothServe() {
    try (var first = start(Map.of("PURSER_MIGRATE", "on"), "serve");
        var second = start(Map.of("PURSER_MIGRATE", "on"), "serve")) {
      assertThat(first.anonymous().get("/readyz").status()).isEqualTo(200);
      assertThat(second.anonymous().get("/readyz").status()).isEqualTo(200);
      assertThat(new Shop(first.client()).buyer(10)).isNotNull();
    }
  }

  @Test
  void worksWithTheSchemaOfTheNextRelease() throws SQLException {
    require(0, "The schema is current", "migrate");
    execute(
        """
        ALTER TABLE orders ADD COLUMN gift boolean;
        ALTER TABLE accounts ADD COLUMN colour text;
        ALTER TABLE products ADD COLUMN weight_grams bigint NOT NULL DEFAULT 0;
        CREATE TABLE coupons (id uuid PRIMARY KEY);
        INSERT INTO databasechangelog
          (id, author, filename, dateexecuted, orderexecuted, exectype)
        VALUES ('coupons', 'purser', 'db/changelog/9999-next.sql', now(), 9999, 'EXECUTED');
        """);

    try (var service = RunningService.on(database)) {
      var shop = new Shop(service.client());
      assertThat(service.client().get("/readyz").status()).isEqualTo(200);
      assertThat(shop.order(shop.buyer(10), shop.product(10, 1), 1).status()).isEqualTo(201);
      assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
    }
    require(0, "1 are of a later release", "migrate", "status");
  }

  /** The server goes on with what the killed process has sent, and keeps others out so long. */
  @Test
  void explainsALockThatAKilledMigrationLeft() throws SQLException {
    execute(HALT_AT_SEQUENCE);
    try (var gate = database.dataSource().getConnection()) {
      lock(gate, true);
      try (var killed = start(Map.of("PURSER_MIGRATION_LOCK_SECONDS", "120"), "migrate")) {
        await(() -> count(HALTED) == 1);
        killed.kill();
      }
      require(1, "Somebody migrates now: process", "migrate", "status");
      requireWith(
          Map.of("PURSER_MIGRATION_WAIT_SECONDS", "1"),
          1,
          "Somebody else still migrates",
          "migrate");
      lock(gate, false);
    }
    await(() -> count(MIGRATING) == 0);
    require(1, "has left its lock; the next migrate clears it", "migrate", "status");
    execute("DROP EVENT TRIGGER halt; DROP FUNCTION halt");

    require(0, "has left its lock; it is cleared", "migrate");

    require(0, "as its changesets make it", "migrate", "validate");
  }

  private Shop awaitShop(CommandRun service) {
    await(() -> count("SELECT count(*) FROM customers WHERE role = 'ADMIN'") == 1);
    return new Shop(service.client());
  }

  private CommandRun start(Map<String, String> settings, String... arguments) {
    return CommandRun.start(folder, named(settings), arguments);
  }

  private Map<String, String> named(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("DATABASE_URL", database.jdbcUrl() + login());
    return all;
  }

  private void require(int status, String contained, String... arguments) {
    requireWith(Map.of(), status, contained, arguments);
  }

  private void requireWith(
      Map<String, String> settings, int status, String contained, String... arguments) {
    CommandResult.of(named(settings), arguments).require(status, contained);
  }

  private String login() {
    return "?user=" + database.user() + "&password=" + database.password();
  }

  private static void lock(Connection connection, boolean locked) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(locked ? "SELECT pg_advisory_lock(42)" : "SELECT pg_advisory_unlock(42)");
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(Condition condition) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.holds()) {
        assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
        Thread.sleep(50);
      }
    } catch (SQLException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
