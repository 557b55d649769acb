package dev.purser.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Has a copied database replay an archived log. */
final class Recovery {
  private static final String ENDS_BEFORE =
      "recovery ended before configured recovery target was reached";

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

  /** Of a log of months. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** Nobody is let in before the end, so that whoever gets in finds everything. */
  private static final String SETTINGS =
      """

      hot_standby = off
      restore_command = 'cp "%s/%%f" "%%p"'
      recovery_target_timeline = 'latest'
      """;

  private static final String UNTIL =
      """
      recovery_target_time = '%s'
      recovery_target_action = 'promote'
      """;

  private final DataFolder folder;
  private final Programs programs;
  private final Path log;
  private final String archiving;

  /**
   * A recovery.
   *
   * @param archiving the settings by which what is restored writes its own log from then on, if it
   *     does: a new timeline, which later recoveries have to know of
   */
  Recovery(DataFolder folder, Programs programs, Path log, String archiving) {
    this.folder = folder;
    this.programs = programs;
    this.log = log;
    this.archiving = archiving;
  }

  /**
   * Starts the server and returns it when it takes connections, with everything up to the instant
   * or the end of the log.
   */
  PostgresServer replay(int port, Optional<Instant> to) throws IOException {
    var settings =
        archiving
            + SETTINGS.formatted(ServerSettings.quoted(log))
            + to.map(instant -> UNTIL.formatted(INSTANT.format(instant))).orElse("");
    Files.createFile(folder.cluster().resolve("recovery.signal"));
    var server = new PostgresServer(folder, programs, settings);
    try {
      server.start(port, LONGEST);
      awaitEnd(port);
      return server;
    } catch (EmbeddedDatabaseException failed) {
      server.stop();
      if (to.isPresent() && Files.readString(folder.serverLog()).contains(ENDS_BEFORE)) {
        throw new EmbeddedDatabaseException(
            "The archived log ends before %s; restore to an earlier instant, or to the end of it."
                .formatted(to.get()),
            failed);
      }
      throw failed;
    }
  }

  /** A server counts as started while it still replays. One that cannot go on with it ends. */
  private void awaitEnd(int port) throws IOException {
    var cluster = Cluster.openOrCreate(folder, programs, line -> {});
    var postmaster = new Postmaster(folder);
    var deadline = System.nanoTime() + LONGEST.toNanos();
    while (!cluster.takesConnections(port)) {
      if (postmaster.running().isEmpty() || System.nanoTime() > deadline) {
        throw new EmbeddedDatabaseException(
            "The log could not be replayed; the server's log %s ends with: %s"
                .formatted(folder.serverLog(), Programs.lastLines(folder.serverLog())));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("The recovery was interrupted.", e);
    }
  }
}
