package dev.purser.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An embedded database in a JVM of its own, which a test can kill. */
final class EmbeddedRun {

  private static final String READY = "ready";

  private final Process process;

  private EmbeddedRun(Process process) {
    this.process = process;
  }

  /** Starts a JVM with the database and returns when that takes connections. */
  static EmbeddedRun start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedRun.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var seen = new StringBuilder();
    for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
      if (line == null) {
        throw new IllegalStateException("The run ended before it was ready: " + seen);
      }
      seen.append(line).append('\n');
    }
    return new EmbeddedRun(process);
  }

  /** Kills the JVM as {@code kill -9} does. The server goes on running. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  long pid() {
    return process.pid();
  }

  /** Holds the database until it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            new EmbeddedSettings(Path.of(arguments[0]), null), System.out::println);
    System.out.println(database.url().jdbcUrl());
    System.out.println(READY);
    Thread.sleep(Long.MAX_VALUE);
  }
}
