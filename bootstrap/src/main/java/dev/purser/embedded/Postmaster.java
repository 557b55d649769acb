package dev.purser.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder's server as the operating system sees it: the process that {@code postmaster.pid}
 * names, and whether that is a PostgreSQL of this folder.
 */
record Postmaster(DataFolder folder) {

  /** Returns the server of this folder, if it runs. */
  Optional<ProcessHandle> running() throws IOException {
    return named().filter(this::isOurs);
  }

  /** Returns the process that has the number in the file by now, whatever it is. */
  Optional<ProcessHandle> named() throws IOException {
    Path file = folder.postmasterPid();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String pid = Files.readString(file).lines().findFirst().orElse("").strip();
    return pid.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
  }

  /** Returns every process of a server of this folder, also such as outlived it. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  /**
   * A number alone proves nothing, as the system may have given it to another process since. But
   * only this folder's servers run this folder's binaries.
   */
  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .command()
        .filter(command -> Path.of(command).startsWith(folder.binaries()))
        .isPresent();
  }

  /**
   * Tells whether it cannot be known what a process is. One that has ended and waits to be
   * collected by its parent is known: it serves nobody.
   */
  static boolean isOpaque(ProcessHandle process) throws IOException {
    return process.info().command().isEmpty() && !hasEnded(process);
  }

  private static boolean hasEnded(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.exists(status) && Files.readString(status).contains("\nState:\tZ");
  }
}
