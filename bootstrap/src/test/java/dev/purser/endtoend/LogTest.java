package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every line of the log is JSON that a collector understands, and none of it says who anybody is,
 * however much of it is asked for.
 */
class LogTest {
  private static final String NAME = "Ottoline Quillfeather";
  private static final String EMAIL = "ottoline.quillfeather@example.com";
  private static final String PASSWORD = "a password that nobody guesses";
  private static final String OTHER_PASSWORD = "another one that nobody guesses";
  private static final String PHONE = "+44 7700 900123";
  private static final String STREET = "Gossamer Lane 77";
  private static final String SECRET = "secret-of-the-cursors-0123456789abcdef";

  /** What the command line says to whoever starts it. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "$|Purser listens on|The schema is current|The first administrator|Stopping$");

  @TempDir private static Path folder;

  @Test
  void tellsFailuresWithTheirRequestAndNothingOfPeople() throws Exception {
    try (var database = TestDatabase.fresh();
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

      var lines = run.output().lines().filter(line -> line.startsWith("{")).toList();
      var log = lines.stream().map(LogTest::read).toList();
      requireLine(log, failed.at("/traceId"), correlation);
      requireLine(log, unforeseen.at("/traceId"), unforeseen.at("/traceId"));
      assertThat(run.output().lines().filter(line -> !line.startsWith("{")))
          .as("sentences of the command line")
          .allMatch(line -> SENTENCE.matcher(line).lookingAt());
      assertThat(String.join("\n", lines)).doesNotContain("@example.com");
      assertThat(run.output() + run.errors())
          .doesNotContainIgnoringCase("quillfeather")
          .doesNotContainIgnoringCase("ottoline")
          .doesNotContain(PASSWORD, OTHER_PASSWORD, PHONE, STREET, SECRET)
          .doesNotContain("password of the tests' admin")
          .doesNotContain(session);
    }
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
          assertThat(line.at("/service/name").asString()).isEqualTo("purser");
          assertThat(line.at("/log/level").asString()).isIn("WARN", "ERROR");
          assertThat(line.has("@timestamp")).isTrue();
          assertThat(line.has("message")).isTrue();
        });
  }

  private static JsonNode read(String line) {
    return JsonMapper.shared().readTree(line);
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
        "off");
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
