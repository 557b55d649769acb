package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on a database that stands somewhere, and what they say to what cannot be done. */
class CommandLineTest {
  private static final Pattern PRINTED_ADMIN =
      Pattern.compile("email +(\\S+)\n +password +(\\S+)\n");
  private static final int TERMINATED = 143;

  /** What allows to serve on the tests' server, on any port. */
  private static final Map<String, String> TRIAL =
      Map.of(
          "PORT", "0",
          "PURSER_MANAGEMENT_PORT", "0",
          "PURSER_ALLOW_OWNER", "on",
          "PURSER_ALLOW_UNDURABLE", "on",
          "PURSER_MIGRATE", "on",
          "PURSER_LOG_FORMAT", "text");

  @TempDir private static Path folder;

  private static TestDatabase database;

  @BeforeAll
  static void prepare() {
    database = TestDatabase.empty();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void servesOnTheDatabaseThatIsNamedInTheNotationOfHostingPlatforms() {
    var file = CommandRun.adminPasswordIn(folder.resolve("admin-password"));
    var settings =
        Map.of(
            "DATABASE_URL", libpqUrl(),
            "PURSER_ADMIN_PASSWORD", "",
            "PURSER_ADMIN_PASSWORD_FILE", file.toString());
    try (var run = CommandRun.start(folder, settings, "serve")) {
      var shop = new Shop(run.client());
      var order = shop.order(shop.buyer(10), shop.product(10, 1), 1);

      assertThat(order.status()).isEqualTo(201);
      assertThat(run.client().get("/swagger-ui/index.html").status()).isEqualTo(404);
      assertThat(run.client().get("/openapi.json").status()).isEqualTo(200);
      assertThat(run.terminate()).isEqualTo(TERMINATED);
      assertThat(run.errors()).isEmpty();
    }
  }

  @Test
  void drawsThePasswordOfTheFirstAdministratorAndPrintsItOnce() {
    try (var fresh = TestDatabase.empty()) {
      var settings =
          Map.of("DATABASE_URL", fresh.jdbcUrl() + login(fresh), "PURSER_ADMIN_PASSWORD", "");
      try (var first = CommandRun.start(folder, settings, "serve")) {
        var printed = first.await(PRINTED_ADMIN);
        var admin = first.anonymous().as(printed.group(1), printed.group(2));

        assertThat(admin.get("/v1/customers").status()).isEqualTo(200);
        assertThat(first.terminate()).isEqualTo(TERMINATED);
      }
      try (var second = CommandRun.start(folder, settings, "serve")) {
        assertThat(second.anonymous().get("/readyz").status()).isEqualTo(200);
        assertThat(second.terminate()).isEqualTo(TERMINATED);
        assertThat(second.output()).doesNotContain("password");
      }
    }
  }

  @Test
  void rotatesTheKeysOfTokens() {
    var settings = Map.of("PURSER_TOKEN_KEYS", folder.resolve("rotated.json").toString());
    for (var keys = 1; keys <= 2; keys++) {
      try (var run = CommandRun.start(folder, settings, "rotate-keys")) {
        assertThat(run.exitStatus()).isZero();
        assertThat(run.output()).contains("rotated.json has " + keys + " keys now", "no restart");
      }
    }
  }

  @Test
  void verifiesTheJournalAndNamesTheTransferThatSomebodyAltered() throws SQLException {
    try (var fresh = TestDatabase.empty()) {
      var settings = Map.of("DATABASE_URL", fresh.jdbcUrl() + login(fresh));
      requireVerification(settings, 2, "journal_heads", "verify-journal");
      try (var service = CommandRun.start(folder, settings, "serve")) {
        var _ = new Shop(service.client()).buyer(10);
        assertThat(service.terminate()).isEqualTo(TERMINATED);
      }
      var heads = folder.resolve("heads.txt");

      requireVerification(settings, 0, "fits", "verify-journal", "--heads-to", heads.toString());
      requireVerification(settings, 0, "head 15 ", "verify-journal", "--expect", heads.toString());
      requireVerification(settings, 2, "heads of all", "verify-journal", "--expect", "none");
      requireVerification(settings, 2, "takes --expect", "verify-journal", "--expect");
      try (var connection = fresh.dataSource().getConnection();
          var statement = connection.createStatement()) {
        assertThat(statement.executeUpdate("UPDATE transfers SET reason = 'altered'")).isOne();
      }
      try (var run = CommandRun.start(folder, settings, "verify-journal")) {
        assertThat(run.exitStatus()).as(run.output() + run.errors()).isEqualTo(1);
        assertThat(run.output()).contains("was altered").doesNotContain("Exception");
      }
    }
    requireVerification(Map.of(), 2, "needs DATABASE_URL", "verify-journal");
  }

  @Test
  void runsOnTheDatabaseThatIsNamedAndLoadsNothingWhenDemonstrationIsOff() {
    try (var fresh = TestDatabase.empty();
        var run =
            CommandRun.start(
                folder,
                Map.of("DATABASE_URL", fresh.jdbcUrl() + login(fresh), "PURSER_DEMO", "off"),
                "run")) {
      var client = run.client();

      assertThat(client.get("/v1/products").succeeded().json().at("/items").isEmpty()).isTrue();
      var customers = client.get("/v1/customers").succeeded();
      assertThat(customers.json().at("/items").size()).isEqualTo(1);
      assertThat(customers.at("/items/0/role")).isEqualTo("ADMIN");
      assertThat(client.get("/v1/stock").succeeded().json().at("/items").isEmpty()).isTrue();
      assertThat(folder.resolve(".purser/postgres")).doesNotExist();
      assertThat(run.terminate()).isEqualTo(TERMINATED);
      assertThat(run.output()).doesNotContain("curl", "PostgreSQL");
    }
  }

  @Test
  void refusesToServeWithoutDatabase() {
    requireSentence(Map.of(), "serve needs DATABASE_URL");
  }

  @Test
  void refusesToServeOnAServerThatMayLoseWhatItHasAnswered() {
    var url = libpqUrl() + "&options=-c%20synchronous_commit%3Doff";

    requireSentence(
        Map.of("DATABASE_URL", url, "PURSER_ALLOW_UNDURABLE", "off"), "synchronous_commit is off");
  }

  @Test
  void refusesPortThatIsTaken() throws Exception {
    try (var taken = Ports.taken()) {
      var port = String.valueOf(taken.getLocalPort());

      var settings = Map.of("DATABASE_URL", libpqUrl(), "PORT", port, "PURSER_MIGRATE", "off");
      try (var run = CommandRun.start(folder, settings, "serve")) {
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors()).startsWith("purser: Port " + port + " is taken");
        assertThat(run.errors().strip().lines()).hasSize(1);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).doesNotContain("hidden", "Exception");
      }
    }
  }

  @Test
  void refusesManagementPortThatIsTaken() throws Exception {
    try (var taken = Ports.taken()) {
      var port = String.valueOf(taken.getLocalPort());

      requireSentence(
          Map.of(
              "DATABASE_URL", libpqUrl(), "PURSER_MANAGEMENT_PORT", port, "PURSER_MIGRATE", "off"),
          "Port " + port + " is taken; set PORT, or PURSER_MANAGEMENT_PORT");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://shop:hidden@localhost/shop", "shop", "postgresql://h:port/shop"})
  void refusesDatabaseUrlThatIsNone(String url) {
    requireSentence(Map.of("DATABASE_URL", url), "database URL");
  }

  @Test
  void saysThatNobodyAnswersAtTheDatabaseUrl() {
    var address = "127.0.0.1:" + Ports.free();

    requireSentence(
        Map.of("DATABASE_URL", "postgresql://shop:hidden@" + address + "/shop"), address);
  }

  @Test
  void saysThatThereIsNoSuchDatabase() {
    var url = libpqUrl().replace(database.name(), "no_such_database");

    requireSentence(Map.of("DATABASE_URL", url), "no_such_database");
  }

  @Test
  void refusesSettingThatIsNoNumber() {
    requireSentence(
        Map.of("DATABASE_URL", libpqUrl(), "PORT", "http", "PURSER_MIGRATE", "off"), "PORT");
  }

  @Test
  void tellsAllThatIsWrongWithTheSettingsBeforeAnythingListens() {
    var wrong = Map.of("PORT", "http", "PURSER_JOBS", "yes", "PURSER_POOLSIZE", "9");
    try (var run = CommandRun.start(folder, wrong, "serve")) {
      assertThat(run.exitStatus()).isEqualTo(1);
      assertThat(run.errors().lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("no setting PURSER_POOLSIZE"),
              line -> assertThat(line).isEqualTo("purser: 3 settings cannot be used:"),
              line -> assertThat(line).startsWith("- PORT "),
              line -> assertThat(line).startsWith("- PURSER_JOBS "),
              line -> assertThat(line).startsWith("- serve needs DATABASE_URL"));
      assertThat(run.output()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"frobnicate", "--help me", ""})
  void saysWhichCommandsThereAreWhenAskedForAnother(String arguments) {
    var words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    try (var run = CommandRun.start(folder, Map.of(), words)) {
      assertThat(run.exitStatus()).isEqualTo(2);
      assertThat(run.errors()).startsWith("purser: ").contains("run", "serve", "DATABASE_URL");
      assertThat(run.errors().lines().findFirst().orElseThrow()).endsWith(".");
      assertThat(run.output()).isEmpty();
    }
  }

  private static void requireVerification(
      Map<String, String> settings, int status, String contained, String... arguments) {
    CommandResult.of(settings, arguments).require(status, contained);
  }

  /** It ends at once with one sentence, and neither a stack trace nor a password. */
  private static void requireSentence(Map<String, String> settings, String contained) {
    var all = new HashMap<>(TRIAL);
    all.put("PURSER_TOKEN_KEYS", folder.resolve("keys.json").toString());
    all.putAll(settings);
    var result = CommandResult.of(all, "serve");
    result.require(1, contained, "hidden");
    assertThat(result.text()).startsWith("purser: ");
    assertThat(result.text().strip().lines()).hasSize(1);
  }

  private static String libpqUrl() {
    var address = Pattern.compile("jdbc:postgresql://([^/]+)/.*").matcher(database.jdbcUrl());
    assertThat(address.matches()).isTrue();
    return "postgresql://%s:%s@%s/%s?sslmode=prefer&application_name=test"
        .formatted(database.user(), database.password(), address.group(1), database.name());
  }

  private static String login(TestDatabase database) {
    return "?user=" + database.user() + "&password=" + database.password();
  }
}
