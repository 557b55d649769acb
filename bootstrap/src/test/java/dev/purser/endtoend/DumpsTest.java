package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.purser.command.CommandLine;
import dev.purser.configuration.DatabaseUrl;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps through the client programs of Debian's PostgreSQL 15. */
class DumpsTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void setBackups() {
    settings.put("PURSER_BACKUPS", folder.toString());
  }

  @Test
  void dumpIsTakenKeptFromOthersAndVerified() throws Exception {
    try (var server = OldestServer.start();
        var database = server.freshDatabase()) {
      trade(database);

      assertThat(run(url(database), "backup")).as(text(err)).isZero();
      var dump = dumps().getFirst();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump)))
          .isEqualTo("rw-------");
      assertThat(text(out)).contains(dump.toString());

      assertThat(run(url(database), "backup", "verify")).as(text(out) + text(err)).isZero();
      assertThat(text(out))
          .contains(
              "The invariants hold.", "The journal fits", "fit their tables", "RPO: ", "RTO: ")
          .doesNotContain(database.password() + "@");
      assertThat(folder.resolve("verified")).exists();
    }
  }

  @Test
  void verificationNamesWhatWasAlteredBeforeTheBackup() throws Exception {
    try (var server = OldestServer.start();
        var database = server.freshDatabase()) {
      trade(database);
      execute(database, "UPDATE transfers SET reason = 'altered'");
      assertThat(run(url(database), "backup")).as(text(err)).isZero();

      assertThat(run(url(database), "backup", "verify")).isEqualTo(1);

      assertThat(text(out)).contains("The journal does not fit:", "was altered");
      assertThat(folder.resolve("verified")).doesNotExist();
    }
  }

  @Test
  void saysThatTheProgramIsOlderThanTheServer() {
    assumeThat(Path.of("/usr/lib/postgresql/18")).doesNotExist();
    try (var database = TestDatabase.fresh()) {
      assertThat(run(url(database), "backup")).isEqualTo(1);

      assertThat(text(err))
          .startsWith("purser: This needs pg_dump of PostgreSQL 18 or newer, and there is ")
          .contains("postgresql-client-18");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void saysThatThereIsNothingToVerify() {
    var nobody = new DatabaseUrl("jdbc:postgresql://127.0.0.1:1/x", "x", "x");

    assertThat(run(nobody, "backup", "verify")).isEqualTo(2);

    assertThat(text(err)).startsWith("purser: There is no dump in " + folder);
  }

  private static void trade(TestDatabase database) {
    try (var service = RunningService.on(database)) {
      var shop = new Shop(service.client());
      assertThat(shop.order(shop.buyer(10), shop.product(10, 1), 1).status()).isEqualTo(201);
    }
  }

  private int run(DatabaseUrl url, String... arguments) {
    settings.put(
        "DATABASE_URL",
        "%s?user=%s&password=%s".formatted(url.jdbcUrl(), url.user(), url.password()));
    return new CommandLine(settings, printing(out), printing(err)).execute(arguments);
  }

  private List<Path> dumps() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".dump")).toList();
    }
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
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
