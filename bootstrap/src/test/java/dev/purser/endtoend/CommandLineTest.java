package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
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
  void drawsThePasswordOfTheFirstAdministratorForRunAloneWhichPrintsIt() {
    try (var fresh = TestDatabase.empty()) {
      var settings =
          Map.of(
              "DATABASE_URL", fresh.jdbcUrl() + login(fresh),
              "PURSER_ADMIN_PASSWORD", "",
              "PURSER_DEMO", "off");
      requireNoAdministrator(settings);
      try (var run = CommandRun.start(folder, settings, "run")) {
        var printed = run.await(PRINTED_ADMIN);
        var admin = run.anonymous().as(printed.group(1), printed.group(2));

        assertThat(admin.get("/v1/customers").status()).isEqualTo(200);
        assertThat(run.terminate()).isEqualTo(TERMINATED);
      }
    }
  }

  @Test
  void endsOnceTheSchemaIsThereIfItIsToHaveNoAdministrator() {
    try (var fresh = TestDatabase.empty()) {
      var url = fresh.jdbcUrl() + login(fresh);
      var settings =
          Map.of("DATABASE_URL", url, "PURSER_ADMIN_PASSWORD", "", "PURSER_MIGRATE", "off");
      try (var run = CommandRun.start(folder, settings, "serve")) {
        assertThat(run.anonymous().get("/readyz").status()).isEqualTo(503);

        CommandResult.of(Map.of("DATABASE_URL", url), "migrate").require(0, "changesets");

        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors()).contains("purser: There is no administrator yet");
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
      requireVerification(settings, 1, "was altered", "verify-journal");
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
    requireSentence(Map.of(), "serve", "serve needs DATABASE_URL");
  }

  @Test
  void refusesToServeOnAServerThatMayLoseWhatItHasAnswered() {
    var url = libpqUrl() + "&options=-c%20synchronous_commit%3Doff";

    requireSentence(
        Map.of("DATABASE_URL", url, "PURSER_ALLOW_UNDURABLE", "off"),
        "serve",
        "synchronous_commit is off");
  }

  @Test
  void refusesPortThatIsTaken() throws Exception {
    try (var taken = Ports.taken()) {
      var port = String.valueOf(taken.getLocalPort());

      requireSentence(
          Map.of("DATABASE_URL", libpqUrl(), "PORT", port, "PURSER_MIGRATE", "off"),
          "serve",
          "Port " + port + " is taken");
    }
  }

  @Test
  void refusesManagementPortThatIsTaken() throws Exception {
    try (var taken = Ports.taken()) {
      var port = String.valueOf(taken.getLocalPort());

      requireSentence(
          Map.of(
              "DATABASE_URL", libpqUrl(), "PURSER_MANAGEMENT_PORT", port, "PURSER_MIGRATE", "off"),
          "serve",
          "Port " + port + " is taken; set PORT, or PURSER_MANAGEMENT_PORT");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://shop:hidden@localhost/shop", "shop", "postgresql://h:port/shop"})
  void refusesDatabaseUrlThatIsNone(String url) {
    requireSentence(Map.of("DATABASE_URL", url), "serve", "database URL");
  }

  @Test
  void saysThatNobodyAnswersAtTheDatabaseUrl() {
    var address = "127.0.0.1:" + Ports.free();

    requireSentence(
        Map.of("DATABASE_URL", "postgresql://shop:hidden@" + address + "/shop"), "serve", address);
  }

  @Test
  void saysThatThereIsNoSuchDatabase() {
    var url = libpqUrl().replace(database.name(), "no_such_database");

    requireSentence(Map.of("DATABASE_URL", url), "serve", "no_such_database");
  }

  @Test
  void refusesSettingThatIsNoNumber() {
    requireSentence(
        Map.of("DATABASE_URL", libpqUrl(), "PORT", "http", "PURSER_MIGRATE", "off"),
        "serve",
        "PORT");
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

  private static void requireNoAdministrator(Map<String, String> settings) {
    try (var run = CommandRun.start(folder, settings, "serve")) {
      assertThat(run.exitStatus()).isEqualTo(1);
      assertThat(run.errors())
          .isEqualTo(
              "purser: There is no administrator yet, and no password for the first; set"
                  + " PURSER_ADMIN_PASSWORD_FILE or PURSER_ADMIN_PASSWORD.\n");
      assertThat(run.output()).doesNotContain("password", "listens");
    }
  }

  private static void requireVerification(
      Map<String, String> settings, int status, String contained, String... arguments) {
    try (var run = CommandRun.start(folder, settings, arguments)) {
      assertThat(run.exitStatus()).as(run.output() + run.errors()).isEqualTo(status);
      assertThat(run.output() + run.errors()).contains(contained).doesNotContain("Exception");
    }
  }

  /** It ends at once with one sentence, and neither a stack trace nor a password. */
  private static void requireSentence(
      Map<String, String> settings, String command, String contained) {
    try (var run = CommandRun.start(folder, settings, command)) {
      assertThat(run.exitStatus()).isEqualTo(1);
      assertThat(run.errors()).startsWith("purser: ").contains(contained);
      assertThat(run.errors().strip().lines()).hasSize(1);
      assertThat(run.output()).isEmpty();
      assertThat(run.errors()).doesNotContain("hidden", "Exception");
    }
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
