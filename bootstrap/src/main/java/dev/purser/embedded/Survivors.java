package dev.purser.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What an earlier run left behind when it was killed: a server that still runs, single processes of
 * one, or just the file that names it. Whoever clears it away holds the folder's lock, so that no
 * living run is disturbed.
 */
final class Survivors {

  private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(10);

  private final DataFolder folder;
  private final Programs programs;
  private final Postmaster postmaster;

  Survivors(DataFolder folder, Programs programs) {
    this.folder = folder;
    this.programs = programs;
    this.postmaster = new Postmaster(folder);
  }

  /** Ends them. The data needs no care: the next start recovers what was committed. */
  void stop(Consumer<String> progress) throws IOException {
    if (postmaster.running().isPresent()) {
      progress.accept("PostgreSQL still runs from an earlier start; stopping it");
      new PostgresServer(folder, programs).stop();
    }
    refuseUnknown();
    endOrphans();
    deleteMisleadingFile();
    Binaries.deleteOthers(folder, programs.binaries());
  }

  /** Two servers on one folder would destroy it, so that in doubt nothing is started. */
  private void refuseUnknown() throws IOException {
    Optional<ProcessHandle> named = postmaster.named();
    if (named.isPresent() && Postmaster.isOpaque(named.get())) {
      throw new EmbeddedDatabaseException(
          "The process %d, which %s names, may be a server of this folder; stop it, or delete the file if it is none."
              .formatted(named.get().pid(), folder.postmasterPid()));
    }
  }

  /** A server's processes end by themselves when it dies, but not at once. */
  private void endOrphans() {
    if (areGone(postmaster.processes())) {
      return;
    }
    List<ProcessHandle> orphans = postmaster.processes();
    orphans.forEach(ProcessHandle::destroyForcibly);
    if (!areGone(orphans)) {
      throw new EmbeddedDatabaseException(
          "Processes of an earlier PostgreSQL in " + folder.root() + " do not end; kill them.");
    }
  }

  private static boolean areGone(List<ProcessHandle> processes) {
    var exits = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(exits).get(EXIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("The start of PostgreSQL was interrupted.", e);
    }
  }

  /**
   * A server takes an empty file, or one whose number another process has by now, for a sign that
   * it runs already. It does not run: none of our processes is left.
   */
  private void deleteMisleadingFile() throws IOException {
    Path file = folder.postmasterPid();
    if (Files.exists(file) && (Files.size(file) == 0 || postmaster.named().isPresent())) {
      Files.delete(file);
    }
  }
}
