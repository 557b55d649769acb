package dev.purser.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs and waits for them. */
final class Programs {

  private static final int ROOT = 0;
  private static final int SHOWN_LINES = 3;
  private static final Duration UNSHARE_TIMEOUT = Duration.ofSeconds(10);

  private final DataFolder folder;
  private final Path binaries;
  private final List<String> prefix;

  Programs(DataFolder folder, Path binaries) throws IOException {
    this.folder = folder;
    this.binaries = binaries;
    this.prefix = isRoot() ? List.of("unshare", "--user") : List.of();
    if (isRoot() && !mayUnshare()) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL does not run as root, and this system lets root make no user namespace for"
              + " it; start Purser as an ordinary user, or set DATABASE_URL.");
    }
  }

  Path binaries() {
    return binaries;
  }

  /**
   * Runs a program to its end.
   *
   * @throws EmbeddedDatabaseException if it fails, with the last lines that it printed
   */
  void run(Duration timeout, String program, String... arguments) throws IOException {
    int exitCode = tryRun(timeout, program, arguments);
    if (exitCode != 0) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL's %s failed: %s (the whole of it stands in %s)."
              .formatted(program, lastLines(folder.programLog()), folder.programLog()));
    }
  }

  /** Runs a program to its end and returns its exit code. */
  int tryRun(Duration timeout, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(binaries.resolve("bin").resolve(program).toString());
    command.addAll(Arrays.asList(arguments));
    return execute(command, timeout);
  }

  /** Returns the last lines of a log in one line. */
  static String lastLines(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "it printed nothing";
    }
    List<String> lines = Files.readString(log).lines().filter(line -> !line.isBlank()).toList();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }

  /**
   * The output goes to a file and not through a pipe, as a server that the program leaves behind
   * would hold the pipe open. Variables such as PGDATA would lead the program elsewhere.
   */
  private int execute(List<String> command, Duration timeout) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.programLog().toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    return waitFor(process, command, timeout);
  }

  private static int waitFor(Process process, List<String> command, Duration timeout) {
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new EmbeddedDatabaseException(
            "%s took longer than %d s.".formatted(command.getFirst(), timeout.toSeconds()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException("The start of PostgreSQL was interrupted.", e);
    }
  }

  /**
   * PostgreSQL refuses to run as root, to limit what a break-in could reach. In a user namespace of
   * its own a process of root's is nobody, and still reads its own files.
   */
  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(ROOT);
  }

  private boolean mayUnshare() {
    try {
      return execute(List.of("unshare", "--user", "true"), UNSHARE_TIMEOUT) == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
