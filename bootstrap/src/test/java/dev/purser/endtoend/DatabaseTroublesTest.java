package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.Rival;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What clients are told while the database refuses, is slow or has no connection left: what they
 * can act on, soon, and nothing of what the database says. Afterwards it works again by itself.
 */
class DatabaseTroublesTest {
  private static final String LEAK = "spring.datasource.hikari.leak-detection-threshold";
  private static final String LEAK_MILLIS = "2000";
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Has rows of some tables refused, or written slowly, as a test says. */
  private static final List<String> TROUBLE =
      List.of(
          "CREATE TABLE provoked (state text NOT NULL)",
          """
          CREATE FUNCTION provoke() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
          DECLARE
            wanted text := (SELECT state FROM provoked);
          BEGIN
            IF wanted = 'slow' THEN
              PERFORM pg_sleep(30);
            ELSIF wanted IS NOT NULL THEN
              RAISE EXCEPTION 'a secret' USING ERRCODE = wanted, DETAIL = 'a secret of the row';
            END IF;
            RETURN NEW;
          END
          $$
          """,
          "CREATE TRIGGER provoke BEFORE INSERT ON categories"
              + " FOR EACH ROW EXECUTE FUNCTION provoke()",
          "CREATE TRIGGER provoke BEFORE INSERT ON transfers"
              + " FOR EACH ROW EXECUTE FUNCTION provoke()");

  private static TestDatabase database;
  private static RunningService service;
  private static Client client;
  private static Shop shop;
  private static Shop.Buyer buyer;

  @BeforeAll
  static void start() {
    var log = LogFile.begin();
    database = TestDatabase.fresh();
    System.setProperty(LEAK, LEAK_MILLIS);
    try {
      service =
          RunningService.on(
              ServiceRole.in(database),
              Map.of(
                  "PURSER_COMMAND_DEADLINE_SECONDS", "1",
                  "PURSER_INSTANCES", "100",
                  "PURSER_JOBS", "off"));
    } finally {
      System.clearProperty(LEAK);
    }
    client = service.client();
    shop = new Shop(client);
    buyer = shop.buyer(0);
    TROUBLE.forEach(DatabaseTroublesTest::does);

    assertThat(log.text())
        .as("warned of pools that are too large together")
        .contains("100 instances with 10 connections each", "Have the database let in 1010");
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @AfterEach
  void requireThatItWorksAgain() {
    does("DELETE FROM provoked");

    assertThat(addCategory().status()).isEqualTo(201);
    assertThat(shop.grant(buyer, 1).status()).isEqualTo(201);
    assertThat(service.pool().getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "23505, 500, internal-error",
    "23503, 500, internal-error",
    "23502, 500, internal-error",
    "23514, 500, internal-error",
    "25006, 503, unavailable",
    "40001, 503, unavailable",
    "40P01, 503, unavailable",
    "53100, 503, unavailable",
    "53300, 503, unavailable",
    "53400, 503, unavailable",
    "55P03, 503, unavailable",
    "57014, 503, unavailable",
    "57P01, 503, unavailable",
    "08006, 503, unavailable",
    "42703, 500, internal-error"
  })
  void everyStateHasItsProblem(String state, int status, String code) {
    var before = shop.account(buyer);
    does("INSERT INTO provoked VALUES ('%s')".formatted(state));

    requireProblem(addCategory(), status, code);
    requireProblem(shop.grant(buyer, 1), status, code);
    assertThat(shop.account(buyer)).isEqualTo(before);
  }

  @Test
  void asksToComeBackWhenAllConnectionsAreInUse() {
    var before = shop.account(buyer).at("/posted").longValue();
    var key = Client.newKey();
    var held = holdAll();
    try {
      var read = timed(() -> client.get("/v1/accounts/" + buyer.account()));
      var written = timed(() -> client.post("/v1/grants", key, Bodies.grant(buyer.account(), 1)));

      assertThat(List.of(read, written))
          .allSatisfy(timed -> {
            requireProblem(timed.reply(), 503, "unavailable");
            assertThat(timed.took()).isLessThan(SOON);
          });
    } finally {
      held.forEach(DatabaseTroublesTest::giveBack);
    }
    assertThat(client.post("/v1/grants", key, Bodies.grant(buyer.account(), 1)).status())
        .isEqualTo(201);
    assertThat(shop.account(buyer).at("/posted").longValue()).isEqualTo(before + 1);
  }

  @Test
  void doesNotWaitLongerForAStatementThanItMayTake() {
    does("INSERT INTO provoked VALUES ('slow')");

    var timed = timed(DatabaseTroublesTest::addCategory);

    requireProblem(timed.reply(), 503, "unavailable");
    assertThat(timed.took()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(15));
  }

  @Test
  void doesNotWaitLongerForALockThanItMayTake() {
    try (var rival = Rival.on(database)) {
      rival.does("LOCK TABLE categories IN ACCESS EXCLUSIVE MODE");

      var timed = timed(DatabaseTroublesTest::addCategory);

      requireProblem(timed.reply(), 503, "unavailable");
      assertThat(timed.took()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(4_900));
    }
  }

  @Test
  void everyConnectionHasItsLimits() throws SQLException {
    var limits =
        """
        SELECT string_agg(name || '=' || setting || unit, ' ' ORDER BY name) AS limits
        FROM pg_settings
        WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')
        """;

    for (var connection : holdAll()) {
      try (connection;
          var rows = connection.createStatement().executeQuery(limits)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("limits"))
            .isEqualTo(
                "idle_in_transaction_session_timeout=30000ms lock_timeout=3000ms"
                    + " statement_timeout=5000ms");
        assertThat(connection.getNetworkTimeout()).isEqualTo(10_000);
      }
    }
  }

  @Test
  void tellsWhoKeepsAConnection() throws Exception {
    var log = LogFile.begin();

    try (var kept = service.pool().getConnection()) {
      assertThat(kept.isClosed()).isFalse();
      Thread.sleep(Long.parseLong(LEAK_MILLIS) + 500);
    }

    assertThat(log.text())
        .contains("Connection leak detection triggered", "tellsWhoKeepsAConnection");
  }

  @Test
  void tellsTheLogNothingOfTheRow() {
    var log = LogFile.begin();
    does("INSERT INTO provoked VALUES ('23514')");

    requireProblem(addCategory(), 500, "internal-error");

    assertThat(log.text()).contains("a secret").doesNotContain("a secret of the row");
  }

  private static void requireProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.header("Retry-After").isPresent()).isEqualTo(status == 503);
    assertThat(reply.body()).doesNotContain("secret", "ERROR", "SQL", "INSERT", "postgres");
  }

  private static Reply addCategory() {
    var slug = UUID.randomUUID();
    return client.post(
        "/v1/categories", "{\"slug\":\"%s\",\"name\":\"A category\"}".formatted(slug));
  }

  private record Timed(Reply reply, Duration took) {}

  private static Timed timed(Supplier<Reply> request) {
    var begin = System.nanoTime();
    return new Timed(request.get(), Duration.ofNanos(System.nanoTime() - begin));
  }

  private static List<Connection> holdAll() {
    try {
      var held = new ArrayList<Connection>();
      while (held.size() < service.pool().getMaximumPoolSize()) {
        held.add(service.pool().getConnection());
      }
      return held;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void does(String sql) {
    try (var rival = Rival.on(database)) {
      rival.does(sql).commits();
    }
  }
}
