package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.command.CommandLine;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service behind a real PgBouncer in transaction mode, which has half as many connections as it
 * is asked for, so that every session is everybody's.
 */
class PgBouncerTest {
  private static final Map<String, String> BEHIND_POOLER = Map.of("PURSER_POOLER", "transaction");

  /** Those who wait are soon put off, so that they notice an outage. */
  private static final Map<String, String> IMPATIENT_BEHIND_POOLER =
      Map.of("PURSER_POOLER", "transaction", "PURSER_COMMAND_DEADLINE_SECONDS", "2");

  private static final int CLIENTS = 24;
  private static final int TRADERS = 60;
  private static final int STEPS = 6;
  private static final int KILLS = 5;

  private static final String HANG_UP =
      """
      SELECT count(pg_terminate_backend(pid))
      FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """;

  @TempDir private static Path folder;

  private static EmbeddedDatabase database;
  private static PgBouncer pooler;

  @BeforeAll
  static void start() throws IOException, SQLException {
    PgBouncer.requireInstalled();
    database =
        EmbeddedDatabase.start(
            new EmbeddedSettings(folder.resolve("postgres"), Ports.free()), line -> {});
    limit("5s");
    // The schema comes from the server itself.
    RunningService.migrate(database.url());
    pooler = PgBouncer.before(database.url());
  }

  /** JUnit comes here after a start that failed half-way, too. */
  @AfterAll
  static void stop() throws IOException {
    if (pooler != null) {
      pooler.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  void keepsTheBooksRightWhenManyTradeAtOnce() {
    try (var service = RunningService.on(pooler.url(), BEHIND_POOLER);
        var sibling = RunningService.on(pooler.url(), BEHIND_POOLER)) {
      var shop = new Shop(service.client());
      var buyers = Stream.generate(() -> shop.buyer(3_000)).limit(6).toList();
      var skus = Stream.of(7, 13, 50).map(price -> shop.product(price, 40)).toList();
      var trade = new MixedTrade(i -> (i == 0 ? service : sibling).client(), buyers, skus);
      var seed = System.nanoTime();

      var _ =
          Together.run(
              TRADERS,
              thread -> {
                trade.trade(new Random(seed + thread), STEPS);
                return thread;
              });

      var report = shop.invariants();
      assertThat(report.at("/holds").asBoolean()).as("seed %d: %s", seed, report).isTrue();
      assertThat(buyers)
          .allSatisfy(buyer ->
              assertThat(shop.account(buyer).at("/posted").longValue())
                  .isEqualTo(3_000 + trade.sum("posted", buyer.account())));
    }
  }

  @Test
  void losesNothingAndDoesNothingTwiceWhenThePoolerIsKilledAndComesBack() throws Exception {
    try (var service = RunningService.on(pooler.url(), IMPATIENT_BEHIND_POOLER);
        var buyers = new PatientBuyers(service.client())) {
      buyers.start(CLIENTS);
      buyers.awaitOrders(5 * CLIENTS);

      pooler.kill();
      buyers.awaitFailures(CLIENTS / 2);
      assertThat(service.client().get("/readyz").status()).isEqualTo(503);
      pooler.start();

      buyers.awaitOrders(5 * CLIENTS);
      buyers.stop();
      buyers.requireEverybodyServed();
      buyers.requireEachOrderOnce();
      buyers.requireFigures();
    }
  }

  @Test
  void losesNothingAndDoesNothingTwiceWhenTheServerHangsUpOnThePooler() throws Exception {
    try (var service = RunningService.on(pooler.url(), IMPATIENT_BEHIND_POOLER);
        var buyers = new PatientBuyers(service.client())) {
      buyers.start(CLIENTS);

      for (var i = 0; i < KILLS; i++) {
        buyers.awaitOrders(2 * CLIENTS);
        execute(HANG_UP);
      }

      buyers.awaitOrders(2 * CLIENTS);
      buyers.stop();
      buyers.requireEachOrderOnce();
      buyers.requireFigures();
    }
  }

  @Test
  void verifiesTheJournalByWayOfThePooler() {
    try (var service = RunningService.on(pooler.url(), BEHIND_POOLER)) {
      var _ = new Shop(service.client()).buyer(10);
    }

    var said = said(pooler.url(), "transaction", "verify-journal");

    assertThat(said).contains("The journal fits.");
  }

  @Test
  void saysThatThePoolerDoesNotTakeWhatIsSetPerConnection() {
    assertThat(said(pooler.url(), "off", "serve"))
        .startsWith("purser: ")
        .contains("unsupported startup parameter");
  }

  @Test
  void refusesToServeWhereNothingLimitsStatements() throws Exception {
    limit("0");
    try (var unlimited = PgBouncer.before(database.url(), "options")) {
      var said = said(unlimited.url(), "transaction", "serve");

      assertThat(said).startsWith("purser: ").contains("sets no statement_timeout", "ALTER ROLE");
      assertThat(said.strip().lines()).hasSize(1);
    } finally {
      limit("5s");
    }
  }

  @Test
  void refusesToMigrateThroughThePooler() {
    assertThat(said(pooler.url(), "transaction", "migrate"))
        .startsWith("purser: DATABASE_URL names a pooler")
        .contains("PURSER_MIGRATION_URL");
  }

  @Test
  void refusesModeThatThereIsNot() {
    assertThat(said(pooler.url(), "statement", "serve"))
        .isEqualTo("purser: PURSER_POOLER is off or transaction, not statement.\n");
  }

  private static String said(DatabaseUrl url, String pooler, String command) {
    var out = new ByteArrayOutputStream();
    var printing = new PrintStream(out, true, StandardCharsets.UTF_8);
    var settings = new HashMap<String, String>();
    settings.put(
        "DATABASE_URL",
        "%s?user=%s&password=%s".formatted(url.jdbcUrl(), url.user(), url.password()));
    settings.put("PURSER_POOLER", pooler);
    settings.put("PURSER_ALLOW_OWNER", "on");
    settings.put("PURSER_TOKEN_KEYS", folder.resolve("keys.json").toString());
    settings.put("PORT", "0");
    settings.put("PURSER_LOG_FORMAT", "text");
    var _ = new CommandLine(settings, printing, printing).execute(command);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void limit(String time) throws SQLException {
    execute("ALTER DATABASE purser SET statement_timeout = '%s'".formatted(time));
    execute("ALTER DATABASE purser SET idle_in_transaction_session_timeout = '30s'");
  }

  private static void execute(String sql) throws SQLException {
    var url = database.url();
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
