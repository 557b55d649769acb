package dev.purser.endtoend;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.persistence.shared.Components;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A PgBouncer in transaction mode in front of a database, from Debian's package, on a free loopback
 * port. It refuses to run as root: for root it runs as the user whom the package made.
 */
final class PgBouncer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

  private static final String USER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:]+):(\\d+)/(\\w+)");

  private final Path folder;
  private final int port = Ports.free();
  private final DatabaseUrl server;
  private Process process;

  private PgBouncer(Path folder, DatabaseUrl server) {
    this.folder = folder;
    this.server = server;
  }

  /** Goes on if it is there, as {@link Components} says. */
  static void requireInstalled() {
    Components.require(
        Files.isExecutable(PROGRAM),
        "PgBouncer is not at %s: install Debian's package pgbouncer to test behind it."
            .formatted(PROGRAM));
  }

  /** Starts one and returns when it takes connections. */
  static PgBouncer before(DatabaseUrl server) throws IOException {
    return before(server, "");
  }

  /**
   * The same.
   *
   * @param ignored parameters of a start that it takes and does not heed
   */
  static PgBouncer before(DatabaseUrl server, String ignored) throws IOException {
    var folder = Files.createTempDirectory("pgbouncer");
    var pooler = new PgBouncer(folder, server);
    pooler.configure(ignored);
    pooler.start();
    return pooler;
  }

  /** The same database by way of it. */
  DatabaseUrl url() {
    var direct = address();
    var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, direct.get(2));
    return new DatabaseUrl(url, server.user(), server.password());
  }

  /** Starts it (again). */
  void start() throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      // It becomes the program, so that the process we hold is the program's.
      command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups"));
    }
    command.addAll(List.of(PROGRAM.toString(), folder.resolve("pgbouncer.ini").toString()));
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    awaitConnections();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    for (var file : List.of("pgbouncer.ini", "users", "log")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }

  private void configure(String ignored) throws IOException {
    var direct = address();
    Files.writeString(
        folder.resolve("pgbouncer.ini"),
        """
        [databases]
        %s = host=%s port=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = scram-sha-256
        auth_file = %s
        pool_mode = transaction
        default_pool_size = 5
        max_client_conn = 100
        ignore_startup_parameters = %s
        """
            .formatted(
                direct.get(2),
                direct.get(0),
                direct.get(1),
                port,
                folder.resolve("users"),
                ignored));
    Files.writeString(
        folder.resolve("users"), "\"%s\" \"%s\"\n".formatted(server.user(), server.password()));
    if (isRoot()) {
      var users = FileSystems.getDefault().getUserPrincipalLookupService();
      for (var path : List.of(folder, folder.resolve("pgbouncer.ini"), folder.resolve("users"))) {
        Files.setOwner(path, users.lookupPrincipalByName(USER));
      }
    }
  }

  /** Host, port and database. */
  private List<String> address() {
    var url = ADDRESS.matcher(server.jdbcUrl());
    if (!url.matches()) {
      throw new IllegalStateException(server.jdbcUrl());
    }
    return List.of(url.group(1), url.group(2), url.group(3));
  }

  private void awaitConnections() throws IOException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!takesConnections()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "PgBouncer did not start: " + Files.readString(folder.resolve("log")));
      }
    }
  }

  private boolean takesConnections() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      pause();
      return false;
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
