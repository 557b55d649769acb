package dev.purser.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tests share one folder, as the users' runs do: each finds what the one before left. */
class EmbeddedDatabaseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private static Path temporary;

  private final List<String> progress = new ArrayList<>();
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = temporary.resolve("with space").resolve("postgres");
  }

  @Test
  void keepsRowsBetweenRuns() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      execute(database.url(), "CREATE TABLE kept AS SELECT 7 AS value");
    }

    try (EmbeddedDatabase database = start()) {
      assertThat(query(database.url(), "SELECT value FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void tellsOfEachSlowStepAndSkipsThoseThatAreDone() {
    folder = temporary.resolve("told");
    start().close();
    assertThat(progress)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Unpacking PostgreSQL into"),
            line -> assertThat(line).startsWith("Creating the database in"),
            line -> assertThat(line).startsWith("Starting PostgreSQL on port"),
            line -> assertThat(line).isEqualTo("Stopping PostgreSQL"));
    progress.clear();

    start().close();

    assertThat(progress)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Starting PostgreSQL on port"),
            line -> assertThat(line).isEqualTo("Stopping PostgreSQL"));
  }

  @Test
  void hasEveryCommitOnDiskBeforeItIsAnswered() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      for (String setting :
          List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
        assertThat(query(database.url(), "SHOW " + setting)).as(setting).isEqualTo("on");
      }
    }
  }

  @Test
  void watchesItsStatements() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      assertThat(query(database.url(), "SELECT count(*) > 0 FROM pg_stat_statements"))
          .isEqualTo("t");
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      DatabaseUrl url = database.url();

      assertThat(query(url, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThatThrownBy(
              () -> query(new DatabaseUrl(url.jdbcUrl(), url.user(), "guess"), "SELECT 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void keepsThePasswordFromOtherUsers() throws IOException {
    try (EmbeddedDatabase database = start()) {
      Path file = folder.resolve("password");

      assertThat(Files.readString(file).strip()).isEqualTo(database.url().password());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void takesOverFromJvmThatWasKilledWhileItsServerRunsOn() throws Exception {
    EmbeddedRun run = EmbeddedRun.start(folder);
    run.kill();
    ProcessHandle survivor = serverProcess();
    assertThat(survivor.isAlive()).isTrue();

    try (EmbeddedDatabase database = start()) {
      assertThat(progress.getFirst()).contains("still runs");
      assertThat(survivor.onExit()).succeedsWithin(PATIENCE);
      assertThat(query(database.url(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void recoversEveryCommitAfterJvmAndServerWereKilled() throws Exception {
    EmbeddedRun run = EmbeddedRun.start(folder);
    DatabaseUrl url = urlOfRunningServer();
    execute(url, "CREATE TABLE survived (value bigint)");
    for (int value = 1; value <= 100; value++) {
      execute(url, "INSERT INTO survived VALUES (" + value + ")");
    }
    ProcessHandle server = serverProcess();
    run.kill();
    assertThat(server.destroyForcibly()).isTrue();
    assertThat(server.onExit()).succeedsWithin(PATIENCE);

    try (EmbeddedDatabase database = start()) {
      assertThat(progress).anyMatch(line -> line.contains("recovers"));
      assertThat(query(database.url(), "SELECT sum(value) FROM survived")).isEqualTo("5050");
    }
  }

  @Test
  void closesAfterItsServerWasKilledAndRecoversOnTheNextStart() throws Exception {
    try (EmbeddedDatabase database = start()) {
      execute(database.url(), "CREATE TABLE answered AS SELECT 1 AS value");
      ProcessHandle server = serverProcess();
      assertThat(server.destroyForcibly()).isTrue();
      assertThat(server.onExit()).succeedsWithin(PATIENCE);
    }

    try (EmbeddedDatabase database = start()) {
      assertThat(query(database.url(), "SELECT value FROM answered")).isEqualTo("1");
    }
  }

  @Test
  void refusesFolderThatAnotherRunUses() throws Exception {
    EmbeddedRun run = EmbeddedRun.start(folder);
    try {
      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedDatabaseException.class)
          .message()
          .matches(
              "The folder .* is in use by another Purser \\(process " + run.pid() + "\\);.*\\.");
      assertThat(serverProcess().isAlive()).isTrue();
    } finally {
      run.kill();
      start().close();
    }
  }

  @Test
  void refusesFolderThatThisProcessUsesAlready() {
    try (EmbeddedDatabase database = start()) {
      assertThat(database.url().user()).isNotNull();

      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("in use by another Purser");
    }
  }

  @Test
  void startsWhereTheLeftProcessNumberBelongsToSomebodyElse() throws IOException {
    start().close();
    String foreign = Long.toString(ProcessHandle.current().pid());
    Files.writeString(folder.resolve("cluster/postmaster.pid"), foreign + "\n");

    assertThatCode(() -> start().close()).doesNotThrowAnyException();

    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void startsWhereTheLeftProcessFileIsEmpty() throws IOException {
    start().close();
    Files.createFile(folder.resolve("cluster/postmaster.pid"));

    assertThatCode(() -> start().close()).doesNotThrowAnyException();
  }

  @Test
  void beginsAnewWhereTheFirstStartWasCutShort() throws IOException, SQLException {
    folder = temporary.resolve("cut-short");
    Files.createDirectories(folder.resolve("cluster.unfinished/base"));
    Files.writeString(folder.resolve("cluster.unfinished/base/1"), "half a file");
    Files.writeString(folder.resolve("password"), "drawn before the cut");

    try (EmbeddedDatabase database = start()) {
      assertThat(query(database.url(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesDatabaseWhosePasswordIsLost() throws IOException {
    folder = temporary.resolve("lost-password");
    Files.createDirectories(folder.resolve("cluster"));

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("no longer its password file");
  }

  @Test
  void listensOnThePortThatIsWanted() throws IOException {
    int port = freePort();

    try (EmbeddedDatabase database = start(port)) {
      assertThat(database.url().jdbcUrl()).contains(":" + port + "/");
    }
  }

  @Test
  void refusesPortThatIsTakenAndFreesTheFolder() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort()))
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("The port " + taken.getLocalPort() + " is taken");
    }

    assertThatCode(() -> start().close()).doesNotThrowAnyException();
  }

  @Test
  void takesFolderAndPortFromTheEnvironment() {
    EmbeddedSettings settings =
        settings(Map.of("PURSER_DATA", "/data", "PURSER_DATABASE_PORT", "6000"));

    assertThat(settings).isEqualTo(new EmbeddedSettings(Path.of("/data/postgres"), 6000));
    assertThat(settings(Map.of("PURSER_BACKUPS", "/backups", "PURSER_ARCHIVE_SECONDS", "10")))
        .extracting(EmbeddedSettings::backups, EmbeddedSettings::archiveTimeout)
        .containsExactly(Path.of("/backups"), Duration.ofSeconds(10));
    assertThat(settings(Map.of()))
        .isEqualTo(new EmbeddedSettings(Path.of(".purser/postgres").toAbsolutePath(), null));
    assertThatThrownBy(() -> settings(Map.of("PURSER_DATABASE_PORT", "70000")))
        .hasMessage("PURSER_DATABASE_PORT is a whole number from 1 to 65535, not 70000.");
  }

  private static EmbeddedSettings settings(Map<String, String> environment) {
    return EmbeddedSettings.of(new Settings(environment));
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(new EmbeddedSettings(folder, null), progress::add);
  }

  private EmbeddedDatabase start(int port) {
    return EmbeddedDatabase.start(new EmbeddedSettings(folder, port), progress::add);
  }

  private ProcessHandle serverProcess() throws IOException {
    return ProcessHandle.of(Long.parseLong(postmasterPid().getFirst())).orElseThrow();
  }

  private DatabaseUrl urlOfRunningServer() throws IOException {
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:" + postmasterPid().get(3) + "/purser",
        "purser",
        Files.readString(folder.resolve("password")).strip());
  }

  private List<String> postmasterPid() throws IOException {
    return Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void execute(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }
}
