package dev.purser.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Starts and stops the server process of a data directory. */
final class PostgresServer {

  /** Recovery after a crash replays up to max_wal_size of log, on a slow disk for minutes. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

  /** The last checkpoint writes all of shared_buffers. */
  private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

  /** pg_ctl is given the first word about its timeout. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final long MAX_LOG_BYTES = 10_000_000;

  private final DataFolder folder;
  private final Programs programs;
  private final Postmaster postmaster;
  private final String settings;

  /** A server that is only to be stopped, or starts with nothing but what all have. */
  PostgresServer(DataFolder folder, Programs programs) {
    this(folder, programs, "");
  }

  /**
   * A server.
   *
   * @param settings beyond those that all have, as lines of its configuration
   */
  PostgresServer(DataFolder folder, Programs programs, String settings) {
    this.folder = folder;
    this.programs = programs;
    this.settings = settings;
    this.postmaster = new Postmaster(folder);
  }

  /** Tells of a stopped server whether it left without cleaning up. */
  boolean wasKilled() {
    return Files.exists(folder.postmasterPid());
  }

  /**
   * Starts the server and returns when it takes connections. It gets a session of its own from
   * pg_ctl, so that a Ctrl-C meant for the JVM does not stop it under the service's feet.
   */
  void start(int port) throws IOException {
    start(port, START_TIMEOUT);
  }

  /** The same, with patience for a server that has much to replay. */
  void start(int port, Duration timeout) throws IOException {
    ServerSettings.write(folder.cluster(), port, settings);
    rotateLog();
    int exitCode =
        programs.tryRun(
            timeout.plus(GRACE),
            "pg_ctl",
            "start",
            "--pgdata=" + folder.cluster(),
            "--log=" + folder.serverLog(),
            "--wait",
            "--timeout=" + timeout.toSeconds());
    if (exitCode != 0) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL did not start; its log %s ends with: %s"
              .formatted(folder.serverLog(), Programs.lastLines(folder.serverLog())));
    }
  }

  /** Stops the server, if it runs, without waiting for its clients. */
  void stop() {
    try {
      if (postmaster.running().isEmpty()) {
        return;
      }
      int exitCode =
          programs.tryRun(
              STOP_TIMEOUT.plus(GRACE),
              "pg_ctl",
              "stop",
              "--pgdata=" + folder.cluster(),
              "--mode=fast",
              "--wait",
              "--timeout=" + STOP_TIMEOUT.toSeconds());
      if (exitCode != 0 && postmaster.running().isPresent()) {
        throw new EmbeddedDatabaseException(
            "PostgreSQL did not stop; its log %s ends with: %s"
                .formatted(folder.serverLog(), Programs.lastLines(folder.serverLog())));
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("PostgreSQL could not be stopped: " + e + ".", e);
    }
  }

  private void rotateLog() throws IOException {
    Path log = folder.serverLog();
    if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
      Files.move(log, folder.root().resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
