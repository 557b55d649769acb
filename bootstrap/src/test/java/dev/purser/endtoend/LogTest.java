package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every line that a service prints is JSON that a collector understands, and none of it says who
 * anybody is, however much of it is asked for.
 */
class LogTest {
  private static final String NAME = "Ottoline Quillfeather";
  private static final String EMAIL = "ottoline.quillfeather@example.com";
  private static final String PASSWORD = "a password that nobody guesses";
  private static final String OTHER_PASSWORD = "another one that nobody guesses";
  private static final String PHONE = "+44 7700 900123";
  private static final String STREET = "Gossamer Lane 77";
  private static final String SECRET = "secret-of-the-cursors-0123456789abcdef";

  @TempDir private static Path folder;

  @Test
  void tellsFailuresWithTheirRequestAndNothingOfPeople() throws Exception {
    try (var database = TestDatabase.empty();
        var run = CommandRun.startAsDelivered(folder, settings(database), "serve")) {
      var admin = run.client();
      var session = liveALittle(admin, run.anonymous());
      execute(database, "ALTER TABLE customers ADD CONSTRAINT nobody CHECK (false) NOT VALID");
      var correlation = "shop-" + UUID.randomUUID();
      var failed = admin.correlated(correlation).post("/v1/customers", customer("2" + EMAIL));
      execute(database, "ALTER TABLE products RENAME TO wares");
      var unforeseen = admin.get("/v1/products");
      assertThat(unforeseen.status()).isEqualTo(500);
      assertThat(failed.status()).isGreaterThanOrEqualTo(500);
      var _ = run.terminate();

      var log = read(run.output());
      requireLine(log, failed.at("/traceId"), correlation);
      requireLine(log, unforeseen.at("/traceId"), unforeseen.at("/traceId"));
      assertThat(log.stream().map(line -> line.at("/message").asString()))
          .contains("Stopping")
          .anyMatch(message -> message.startsWith("Applying "))
          .anyMatch(message -> message.startsWith("The schema is current"))
          .anyMatch(message -> message.startsWith("The first administrator"))
          .anyMatch(message -> message.startsWith("Purser listens on"));
      assertThat(log).allSatisfy(LogTest::requireForm);
      assertThat(run.errors()).isEmpty();
      assertThat(run.output()).doesNotContain("@example.com");
      assertThat(run.output())
          .doesNotContainIgnoringCase("quillfeather")
          .doesNotContainIgnoringCase("ottoline")
          .doesNotContain(PASSWORD, OTHER_PASSWORD, PHONE, STREET, SECRET)
          .doesNotContain("password of the tests' admin")
          .doesNotContain(session);
    }
  }

  @Test
  void tellsInTheSameFormWhyItDoesNotStart() {
    var result = CommandResult.of(Map.of("PORT", "http", "PURSER_POOLSIZE", "9"), "serve");

    assertThat(result.status()).isEqualTo(1);
    assertThat(read(result.text()))
        .allSatisfy(LogTest::requireForm)
        .satisfiesExactly(
            line -> requireMessage(line, "WARN", "There is no setting PURSER_POOLSIZE;"),
            line -> requireMessage(line, "ERROR", "2 settings cannot be used:\n- PORT "));
  }

  @Test
  void tellsSentencesWhereTheLogIsText() {
    var settings = Map.of("PURSER_POOLSIZE", "9", "PURSER_LOG_FORMAT", "text");

    assertThat(CommandResult.of(settings, "serve").text().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("purser: There is no setting PURSER_POOLSIZE;"),
            line -> assertThat(line).startsWith("purser: serve needs DATABASE_URL"));
  }

  /** What people do and get wrong; tokens that must not be told. */
  private static List<String> liveALittle(Client admin, Client nobody) {
    var signedUp = nobody.post("/v1/customers", customer(EMAIL)).succeeded();
    var again = nobody.post("/v1/customers", customer(EMAIL));
    assertThat(again.status()).isEqualTo(409);
    var wrong = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, OTHER_PASSWORD);
    assertThat(nobody.post("/v1/tokens", wrong).status()).isEqualTo(401);
    var right = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD);
    var tokens = nobody.post("/v1/tokens", right).succeeded();
    var me = nobody.with(tokens.at("/accessToken"));
    var profile = me.get("/v1/customers/" + signedUp.at("/id") + "/profile");
    var body =
        "{\"displayName\":\"%s\",\"phone\":\"%s\",\"address\":{\"street\":\"%s\"}}"
            .formatted(NAME, PHONE, STREET);
    var _ =
        me.put(
            "/v1/customers/" + signedUp.at("/id") + "/profile",
            profile.header("ETag").orElse("\"0\""),
            body);
    assertThat(nobody.post("/v1/customers", "{\"email\":\"" + EMAIL + "\",").status())
        .isEqualTo(400);
    assertThat(admin.get("/v1/customers?q=" + EMAIL).status()).isEqualTo(200);
    assertThat(nobody.with("x" + tokens.at("/accessToken")).get("/v1/customers/me").status())
        .isEqualTo(401);
    return List.of(tokens.at("/accessToken"), tokens.at("/refreshToken"));
  }

  private static String customer(String email) {
    return "{\"email\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}"
        .formatted(email, NAME, PASSWORD);
  }

  private static void requireLine(List<JsonNode> log, String trace, String correlation) {
    assertThat(log)
        .filteredOn(line -> line.path("trace.id").asString("").equals(trace))
        .as("lines of the trace %s in %s", trace, log)
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line.path("labels.correlation_id").asString()).isEqualTo(correlation);
          assertThat(line.at("/log/level").asString()).isIn("WARN", "ERROR");
        });
  }

  private static void requireMessage(JsonNode line, String level, String message) {
    assertThat(line.at("/log/level").asString()).isEqualTo(level);
    assertThat(line.at("/message").asString()).startsWith(message);
  }

  private static void requireForm(JsonNode line) {
    assertThat(line.at("/service/name").asString()).isEqualTo("purser");
    assertThat(line.at("/process/pid").isNumber()).isTrue();
    assertThat(line.at("/log/level").asString()).isIn("INFO", "WARN", "ERROR");
    assertThat(line.at("/log/logger").asString()).isNotEmpty();
    assertThat(line.has("@timestamp")).isTrue();
    assertThat(line.has("message")).isTrue();
  }

  private static List<JsonNode> read(String lines) {
    return lines.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  private static Map<String, String> settings(TestDatabase database) {
    return Map.of(
        "DATABASE_URL",
        "%s?user=%s&password=%s"
            .formatted(database.jdbcUrl(), database.user(), database.password()),
        "PURSER_CURSOR_SECRET",
        SECRET,
        "PURSER_LOG_LEVELS",
        "dev.purser=DEBUG",
        "PURSER_JOBS",
        "off",
        "PURSER_LOG_FORMAT",
        "");
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
