package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.persistence.shared.OldestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that somebody runs on their own, set up by hand as the runbook says, with PostgreSQL 15
 * from Debian's package. Whatever is done to it is done as the user who runs it.
 */
final class OwnServer implements AutoCloseable {
  private static final String USER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int port = Ports.free();
  private Process process;

  private OwnServer(Path folder) {
    this.folder = folder;
  }

  /** One that has not been started. */
  static OwnServer create() throws IOException {
    OldestServer.requireInstalled();
    var server = new OwnServer(Files.createTempDirectory("own-server"));
    server.give(server.folder);
    server.run(
        program("initdb"), "--pgdata=" + server.data(), "--username=" + USER, "--auth=trust");
    server.configure(
        """
        listen_addresses = '127.0.0.1'
        unix_socket_directories = '%s'
        port = %d
        """
            .formatted(server.folder, server.port));
    return server;
  }

  static String program(String name) {
    return OldestServer.BINARIES.resolve(name).toString();
  }

  /** Where its data is, and whatever else belongs to it. */
  Path folder() {
    return folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  int port() {
    return port;
  }

  DatabaseUrl url() {
    return new DatabaseUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, "unasked");
  }

  /** Adds to its configuration, which the next start reads. */
  void configure(String lines) throws IOException {
    Files.writeString(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
  }

  /** Starts it, and returns when it has recovered what there was to recover. */
  void start() throws IOException {
    process = launch(program("postgres"), "-D", data().toString());
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isOpen()) {
      assertThat(process.isAlive() && System.nanoTime() < deadline).as(log()).isTrue();
    }
  }

  /** Ends it with everything that it has started, as a machine does that loses its power. */
  void kill() {
    var all = new ArrayList<>(process.descendants().toList());
    all.addFirst(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> assertThat(each.onExit()).succeedsWithin(PATIENCE));
  }

  void loseData() throws IOException {
    delete(data());
  }

  /** A file of its own in the folder. */
  Path write(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    give(file);
    return file;
  }

  /** Runs something as its user to a good end, and returns what it printed. */
  @CanIgnoreReturnValue
  String run(String... command) throws IOException {
    var before = Files.exists(logFile()) ? Files.size(logFile()) : 0;
    var status = launch(command).onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    var printed = Files.readAllBytes(logFile());
    var text =
        new String(printed, (int) before, printed.length - (int) before, StandardCharsets.UTF_8);
    assertThat(status.exitValue()).as(text).isZero();
    return text;
  }

  String asked(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url().jdbcUrl(), USER, "unasked");
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  /** Waits until everything that has been written so far is in the archive. */
  void awaitArchiving() throws SQLException {
    var segment = asked("SELECT pg_walfile_name(pg_switch_wal())");
    var archived =
        "SELECT COALESCE(last_archived_wal >= '%s', false) FROM pg_stat_archiver"
            .formatted(segment);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (asked(archived).equals("f")) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      pause();
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null && process.isAlive()) {
      kill();
    }
    delete(folder);
  }

  private boolean isOpen() {
    try {
      return asked("SELECT pg_is_in_recovery()").equals("f");
    } catch (SQLException notYet) {
      pause();
      return false;
    }
  }

  private Process launch(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      // It becomes the program, so that the process we hold is the program's.
      all.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups"));
    }
    all.addAll(List.of(command));
    return new ProcessBuilder(all)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
        .start();
  }

  private Path logFile() {
    return folder.resolve("log.txt");
  }

  private String log() throws IOException {
    return Files.readString(logFile());
  }

  private void give(Path path) throws IOException {
    if (isRoot()) {
      var users = FileSystems.getDefault().getUserPrincipalLookupService();
      Files.setOwner(path, users.lookupPrincipalByName(USER));
    }
  }

  private static void delete(Path path) throws IOException {
    List<Path> deepestFirst;
    try (var files = Files.walk(path)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (var file : deepestFirst) {
      Files.delete(file);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
