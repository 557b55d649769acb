package dev.purser.embedded;

import dev.purser.configuration.DatabaseUrl;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A running PostgreSQL whose data outlives it: every commit is on disk before it is answered, and
 * after a crash of the JVM, of the server or of both the next start recovers it.
 *
 * <p>It listens on the loopback address only and asks for a password that was drawn on the first
 * start. One process at a time uses a folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private final FolderLock lock;
  private final PostgresServer server;
  private final DatabaseUrl url;
  private final Consumer<String> progress;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(
      FolderLock lock, PostgresServer server, DatabaseUrl url, Consumer<String> progress) {
    this.lock = lock;
    this.server = server;
    this.url = url;
    this.progress = progress;
  }

  /**
   * Starts the database, and creates it in a folder that holds none.
   *
   * @param progress told a line before each step that takes a while
   * @throws EmbeddedDatabaseException if it cannot be started, with a sentence that says why
   */
  public static EmbeddedDatabase start(EmbeddedSettings settings, Consumer<String> progress) {
    try {
      DataFolder folder = DataFolder.prepare(settings.folder());
      FolderLock lock = FolderLock.take(folder);
      try {
        return start(settings, folder, lock, progress);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The folder " + settings.folder() + " cannot be used for the database: " + e + ".", e);
    }
  }

  private static EmbeddedDatabase start(
      EmbeddedSettings settings, DataFolder folder, FolderLock lock, Consumer<String> progress)
      throws IOException {
    Programs programs = new Programs(folder, Binaries.unpack(folder, progress));
    new Survivors(folder, programs).stop(progress);
    Cluster cluster = Cluster.openOrCreate(folder, programs, progress);
    int port = Ports.choose(settings.port());
    var server = new PostgresServer(folder, programs, ServerSettings.archiving(settings));
    progress.accept(
        server.wasKilled()
            ? "Starting PostgreSQL on port %d; it was killed and recovers first".formatted(port)
            : "Starting PostgreSQL on port %d".formatted(port));
    server.start(port);
    try {
      return new EmbeddedDatabase(lock, server, cluster.createDatabase(port), progress);
    } catch (RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  /** Returns where the database is, and the login of its owner, who is the server's superuser. */
  public DatabaseUrl url() {
    return url;
  }

  /** Stops the server cleanly and gives the folder free. Who is still connected is cut off. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      progress.accept("Stopping PostgreSQL");
      try {
        server.stop();
      } finally {
        lock.close();
      }
    }
  }
}
