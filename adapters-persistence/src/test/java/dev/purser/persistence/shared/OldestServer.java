package dev.purser.persistence.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server of the oldest PostgreSQL that Purser names, from Debian's package, on a free loopback
 * port.
 *
 * <p>All it stores lies in a temporary folder, which goes when the server is closed or the JVM
 * ends. PostgreSQL refuses to run as root: for root it runs as the user whom the package made.
 */
public final class OldestServer implements AutoCloseable {
  public static final int MAJOR_VERSION = 15;

  /** Where Debian's package puts them. */
  public static final Path BINARIES = Path.of("/usr/lib/postgresql/" + MAJOR_VERSION + "/bin");

  private static final String SUPERUSER = "postgres";
  private static final String HOST = "127.0.0.1";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private final Path folder;
  private final Process process;
  private final TestServer server;

  private OldestServer(Path folder, Process process, String url) {
    this.folder = folder;
    this.process = process;
    this.server = TestServer.at(url, SUPERUSER, SUPERUSER);
  }

  /** Goes on if Debian's package is there, as {@link Components} says. */
  public static void requireInstalled() {
    Components.require(
        Files.isExecutable(BINARIES.resolve("initdb"))
            && Files.isExecutable(BINARIES.resolve("postgres")),
        "PostgreSQL %d is not in %s: install Debian 12's package postgresql to test on it."
            .formatted(MAJOR_VERSION, BINARIES));
  }

  /** Returns a new server as soon as it takes connections. */
  public static OldestServer start() {
    requireInstalled();
    return startInstalled();
  }

  private static OldestServer startInstalled() {
    try {
      var folder = Files.createTempDirectory("oldest-postgres");
      if (isRoot()) {
        var users = FileSystems.getDefault().getUserPrincipalLookupService();
        Files.setOwner(folder, users.lookupPrincipalByName(SUPERUSER));
      }
      var port = freePort();
      var url = "jdbc:postgresql://" + HOST + ":" + port + "/" + TestServer.MAINTENANCE_DATABASE;
      initialise(folder);
      var started = new OldestServer(folder, launch(folder, port), url);
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      started.awaitConnections(url);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL " + MAJOR_VERSION + " did not start", e);
    }
  }

  /** Returns a new database with the whole schema and no rows but those of the changelog. */
  public TestDatabase freshDatabase() {
    return TestDatabase.freshOn(server);
  }

  /** Returns a new database without any schema. */
  public TestDatabase emptyDatabase() {
    return TestDatabase.emptyOn(server);
  }

  /** Stops the server, also under open connections, and removes what it stored. */
  @Override
  public synchronized void close() {
    try {
      if (process.isAlive()) {
        stop();
      }
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " could not be removed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void initialise(Path folder) throws IOException {
    var initdb =
        run(
            folder,
            "initdb",
            "--pgdata=" + data(folder),
            "--username=" + SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync");
    if (initdb.onExit().join().exitValue() != 0) {
      var told = Files.readString(log(folder));
      remove(folder);
      throw new IllegalStateException("initdb failed: " + told);
    }
  }

  private static Process launch(Path folder, int port) throws IOException {
    return run(
        folder,
        "postgres",
        "-D",
        data(folder).toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=" + HOST,
        "-c",
        "unix_socket_directories=",
        "-c",
        "max_connections=100",
        "-c",
        "fsync=off");
  }

  private static Process run(Path folder, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      // It becomes the program, so that the process we hold is the program's.
      command.addAll(
          List.of("setpriv", "--reuid=" + SUPERUSER, "--regid=" + SUPERUSER, "--init-groups"));
    }
    command.add(BINARIES.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()))
        .start();
  }

  private void awaitConnections(String url) throws IOException {
    var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!takesConnections(url)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        var told = Files.readString(log(folder));
        close();
        throw new IllegalStateException("PostgreSQL did not start: " + told);
      }
    }
  }

  private static boolean takesConnections(String url) {
    try (var connection = DriverManager.getConnection(url, SUPERUSER, SUPERUSER)) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      pause();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_INTERVAL);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while PostgreSQL starts", e);
    }
  }

  /** The signal that Java would send lets PostgreSQL wait for its clients; this one does not. */
  private void stop() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (var found = Files.walk(folder)) {
      for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Path data(Path folder) {
    return folder.resolve("data");
  }

  private static Path log(Path folder) {
    return folder.resolve("log");
  }
}
