package dev.purser.embedded;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Copies of the embedded database, and ways back from them. A copy is taken while the database is
 * stopped; from then on its log is archived beside the copies while it runs, so that it can be
 * restored to any instant after the copy.
 */
public final class EmbeddedBackups {
  private final EmbeddedSettings settings;
  private final Path root;
  private final Consumer<String> progress;

  /**
   * The backups in the folder that the settings name.
   *
   * @param progress told a line before each step that takes a while
   * @throws EmbeddedDatabaseException if they name none
   */
  public EmbeddedBackups(EmbeddedSettings settings, Consumer<String> progress) {
    if (settings.backups() == null) {
      throw new EmbeddedDatabaseException(
          "Set " + Setting.PURSER_BACKUPS + " to the folder that backups are kept in.");
    }
    this.settings = settings;
    this.root = settings.backups();
    this.progress = progress;
  }

  /** When the newest copy in a folder was taken. */
  public static Optional<Instant> lastTakenIn(Path folder) {
    try {
      return new BackupFolder(folder).newest(Instant.MAX).map(DatabaseCopy::takenAt);
    } catch (IOException noFolder) {
      return Optional.empty();
    }
  }

  /**
   * What was restored.
   *
   * @param copiedAt when the copy was taken that it began with
   * @param newest when the newest change was made that the log brought; nothing if it brought none
   * @param taken how long it took
   */
  public record Restored(Instant copiedAt, Optional<Instant> newest, Duration taken) {}

  /**
   * Takes a copy of the stopped database, and returns where it is.
   *
   * @throws EmbeddedDatabaseException if the database runs, or there is none
   */
  public Path take() {
    try {
      var folder = DataFolder.prepare(settings.folder());
      try (var _ = FolderLock.take(folder)) {
        if (!Files.exists(folder.cluster())) {
          throw new EmbeddedDatabaseException(
              "There is no database in " + folder.root() + " of which a copy could be taken.");
        }
        stopCleanly(folder);
        progress.accept("Copying the database");
        return DatabaseCopy.take(folder, BackupFolder.prepare(root), Instant.now()).folder();
      }
    } catch (IOException failed) {
      throw new EmbeddedDatabaseException("The copy could not be taken: " + failed + ".", failed);
    }
  }

  /**
   * Restores the database into its folder, where there is none any more.
   *
   * @param to the instant after which nothing is restored; without one everything is
   * @throws EmbeddedDatabaseException if there is a database, no copy from before that instant, or
   *     not enough of the log
   */
  public Restored restore(Optional<Instant> to) {
    try {
      var folder = DataFolder.prepare(settings.folder());
      try (var _ = FolderLock.take(folder)) {
        if (Files.exists(folder.cluster())) {
          throw new EmbeddedDatabaseException(
              "There is a database in %s; move %s out of the way first."
                  .formatted(folder.root(), folder.cluster()));
        }
        var draft = DataFolder.draftOf(folder.root().resolve("restored"));
        var restored = recover(draft, to, ServerSettings.archiving(settings));
        restored.server().stop();
        DataFolder.delete(folder.password());
        DataFolder.finish(restored.folder().password(), folder.password());
        DataFolder.finish(restored.folder().cluster(), folder.cluster());
        DataFolder.delete(draft);
        return restored.told();
      }
    } catch (IOException failed) {
      throw new EmbeddedDatabaseException("Nothing was restored: " + failed + ".", failed);
    }
  }

  /**
   * Restores everything into a folder of its own, where it runs until it is closed. The database
   * itself is not touched.
   *
   * @throws EmbeddedDatabaseException if there is no copy, or it cannot be restored
   */
  public Scratch restoreAside(Path scratch) {
    try {
      return new Scratch(recover(scratch, Optional.empty(), ""));
    } catch (IOException failed) {
      throw new EmbeddedDatabaseException("Nothing was restored: " + failed + ".", failed);
    }
  }

  /** A database that was restored to be looked at. */
  public static final class Scratch implements AutoCloseable {
    private final Recovered recovered;

    private Scratch(Recovered recovered) {
      this.recovered = recovered;
    }

    public DatabaseUrl url() {
      return recovered.url();
    }

    public Restored restored() {
      return recovered.told();
    }

    @Override
    public void close() {
      recovered.server().stop();
    }
  }

  private record Recovered(
      DataFolder folder, PostgresServer server, DatabaseUrl url, Restored told) {}

  private Recovered recover(Path scratch, Optional<Instant> to, String archiving)
      throws IOException {
    var began = System.nanoTime();
    var backups = BackupFolder.prepare(root);
    var copy = backups.newest(to.orElse(Instant.MAX)).orElseThrow(() -> noCopy(to));
    progress.accept("Restoring the copy of " + copy.takenAt());
    var folder = DataFolder.prepare(scratch);
    copy.putInto(folder);
    var programs = new Programs(folder, Binaries.unpack(folder, line -> {}));
    var recovery = new Recovery(folder, programs, backups.log(), archiving);
    progress.accept("Replaying the archived log");
    var port = Ports.choose(Ports.ANY_FREE);
    var server = recovery.replay(port, to);
    try {
      var cluster = Cluster.openOrCreate(folder, programs, progress);
      var newest = cluster.newestReplayed(port);
      var told = new Restored(copy.takenAt(), newest, Duration.ofNanos(System.nanoTime() - began));
      return new Recovered(folder, server, cluster.url(port), told);
    } catch (IOException | RuntimeException failed) {
      server.stop();
      throw failed;
    }
  }

  private EmbeddedDatabaseException noCopy(Optional<Instant> to) {
    return new EmbeddedDatabaseException(
        "There is no copy of the database in %s%s; ./purser backup takes one."
            .formatted(root, to.map(instant -> " from before " + instant).orElse("")));
  }

  /** A server that was killed has files that do not fit together before it has recovered. */
  private void stopCleanly(DataFolder folder) throws IOException {
    var programs = new Programs(folder, Binaries.unpack(folder, progress));
    new Survivors(folder, programs).stop(progress);
    var server = new PostgresServer(folder, programs, ServerSettings.archiving(settings));
    if (server.wasKilled()) {
      progress.accept("The database was killed; starting it to recover, and stopping it");
      server.start(Ports.choose(Ports.ANY_FREE));
      server.stop();
    }
  }
}
