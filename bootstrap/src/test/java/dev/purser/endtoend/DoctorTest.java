package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.command.CommandLine;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import dev.purser.persistence.shared.OldestServer;
import dev.purser.persistence.shared.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The going-live list with databases that are, and that are not, as they are to be. */
class DoctorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SERVICE = "shop_service";
  private static final String PASSWORD = "of-the-service";

  private static final List<String> GOING_LIVE =
      List.of(
          "CREATE EXTENSION amcheck",
          "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(SERVICE, PASSWORD),
          "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + SERVICE,
          "ALTER ROLE %s SET statement_timeout = '5s'".formatted(SERVICE),
          "ALTER ROLE %s SET idle_in_transaction_session_timeout = '30s'".formatted(SERVICE),
          "ALTER SYSTEM SET archive_mode = on",
          "ALTER SYSTEM SET archive_command = 'true'");

  @TempDir private Path folder;

  private final Map<String, String> settings = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void findsNothingToMendWhereEverythingIsAsItIsToBe() throws Exception {
    var place = new EmbeddedSettings(folder.resolve("postgres"), Ports.free());
    try (var database = EmbeddedDatabase.start(place, line -> {})) {
      RunningService.migrate(database.url());
      execute(database.url(), GOING_LIVE);
    }
    setSecrets();
    try (var database = EmbeddedDatabase.start(place, line -> {})) {
      execute(database.url(), List.of("SELECT pg_switch_wal()"));
      awaitArchiving(database.url());

      var status = doctor(new DatabaseUrl(database.url().jdbcUrl(), SERVICE, PASSWORD));

      assertThat(status).as(text(out) + text(err)).isZero();
      assertThat(text(out)).contains("met      schema: ", "look     alerts: ", "0 are not");
      assertThat(text(err)).isEmpty();
    }
  }

  @Test
  void saysWhatIsToBeMendedAndHow() {
    try (var database = TestDatabase.fresh()) {
      var status = doctor(url(database));

      assertThat(status).isEqualTo(1);
      assertThat(text(out))
          .contains("NOT MET  privileges: ", "is a superuser", "NOT MET  secrets: ")
          .doesNotContain("did not answer", database.password() + ".");
    }
  }

  @Test
  void tellsTheSameToPrograms() {
    try (var database = TestDatabase.fresh()) {
      assertThat(doctor(url(database), "--json")).isEqualTo(1);

      var findings = JsonMapper.shared().readTree(text(out));
      assertThat(findings.size()).isGreaterThan(15);
      assertThat(findings)
          .allSatisfy(finding -> {
            assertThat(finding.at("/check").asString()).isNotBlank();
            assertThat(finding.at("/verdict").asString()).isIn("MET", "NOT_MET", "UNKNOWN");
            assertThat(finding.at("/found").asString()).endsWith(".");
          });
    }
  }

  @Test
  void answersEveryLineOnTheOldestRelease() {
    try (var server = OldestServer.start();
        var database = server.freshDatabase()) {
      assertThat(doctor(url(database))).isEqualTo(1);

      assertThat(text(out)).contains("met      release: ").doesNotContain("did not answer");
    }
  }

  @Test
  void endsWithAnotherStatusWhereItCouldNotLook() {
    var nobody = new DatabaseUrl("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/x", "x", "x");

    assertThat(doctor(nobody)).isEqualTo(2);
    assertThat(text(err)).startsWith("purser: ");
    assertThat(new CommandLine(Map.of(), printing(out), printing(err)).execute("doctor"))
        .isEqualTo(2);
    assertThat(text(err)).contains("doctor needs DATABASE_URL");
  }

  private int doctor(DatabaseUrl url, String... options) {
    settings.put(
        "DATABASE_URL",
        "%s?user=%s&password=%s".formatted(url.jdbcUrl(), url.user(), url.password()));
    var arguments = new String[options.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return new CommandLine(settings, printing(out), printing(err)).execute(arguments);
  }

  private void setSecrets() throws IOException {
    var keys =
        Files.createFile(
            folder.resolve("keys.json"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    settings.put("PURSER_TOKEN_KEYS", keys.toString());
    settings.put("PURSER_CURSOR_SECRET", "0123456789abcdef0123456789abcdef");
  }

  private static void awaitArchiving(DatabaseUrl url) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      var archived = 0L;
      while (archived == 0) {
        assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
        try (var row = statement.executeQuery("SELECT archived_count FROM pg_stat_archiver")) {
          assertThat(row.next()).isTrue();
          archived = row.getLong(1);
        }
      }
    }
  }

  private static void execute(DatabaseUrl url, List<String> statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }

  private static DatabaseUrl url(TestDatabase database) {
    return new DatabaseUrl(database.jdbcUrl(), database.user(), database.password());
  }

  private static PrintStream printing(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
