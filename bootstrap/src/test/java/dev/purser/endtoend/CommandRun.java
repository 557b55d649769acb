package dev.purser.endtoend;

import dev.purser.PurserApplication;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line in a process and a folder of its own. Closing kills it if it still runs. */
final class CommandRun implements AutoCloseable {
  private static final String ADMIN = "admin@example.com";
  private static final String ADMIN_PASSWORD = "password of the tests' admin";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern ADDRESS =
      Pattern.compile("Purser listens on (http://localhost:\\d+)\\.");

  /** So many are started before an archive of their classes is worth the time that it takes. */
  private static final int FEW = 3;

  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Process process;
  private final Path errors;
  private final StringBuffer output = new StringBuffer();
  private final Semaphore printed = new Semaphore(0);
  private final Thread reader = Thread.ofVirtual().unstarted(this::read);

  private CommandRun(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** A file with the password that {@link #client} signs in with. */
  static Path adminPasswordIn(Path file) {
    try {
      return Files.writeString(file, ADMIN_PASSWORD + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts a command with these settings and no others. */
  static CommandRun start(Path folder, Map<String, String> settings, String... arguments) {
    return startWith("", folder, settings, arguments);
  }

  /** The same without what the tests add to the class path, such as settings of the log. */
  static CommandRun startAsDelivered(
      Path folder, Map<String, String> settings, String... arguments) {
    var delivered =
        Arrays.stream(classPath().split(File.pathSeparator, -1))
            .filter(part -> !part.contains("test-classes") && !part.endsWith("-tests.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return start(List.of(), delivered, folder, settings, arguments);
  }

  /** The same with somebody's jar on the class path. */
  static CommandRun startWith(
      Path jar, Path folder, Map<String, String> settings, String... arguments) {
    return startWith(File.pathSeparator + jar, folder, settings, arguments);
  }

  private static CommandRun startWith(
      String added, Path folder, Map<String, String> settings, String... arguments) {
    if (STARTED.getAndIncrement() < FEW) {
      return start(List.of(), classPath() + added, folder, settings, arguments);
    }
    var shared = SharedClasses.ofTheTests();
    return start(shared.options(), shared.classPath() + added, folder, settings, arguments);
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** The same in a JVM of the caller's choice. */
  static CommandRun start(
      List<String> options,
      String classPath,
      Path folder,
      Map<String, String> settings,
      String... arguments) {
    try {
      var errors = Files.createTempFile(folder, "errors", ".txt");
      var builder =
          new ProcessBuilder(command(options, classPath, arguments))
              .directory(folder.toFile())
              .redirectError(errors.toFile());
      var environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("PURSER_"));
      environment.keySet().removeAll(List.of("PORT", "DATABASE_URL"));
      environment.putAll(
          Map.of(
              "PORT", "0",
              "PURSER_MANAGEMENT_PORT", "0",
              "PURSER_DATABASE_PORT", "" + Ports.free()));
      environment.putAll(
          Map.of("PURSER_ADMIN_EMAIL", ADMIN, "PURSER_ADMIN_PASSWORD", ADMIN_PASSWORD));
      environment.putAll(Map.of("PURSER_MIGRATE", "on", "PURSER_ALLOW_OWNER", "on"));
      // The tests' server trades durability for speed.
      environment.put("PURSER_ALLOW_UNDURABLE", "on");
      // No load balancer has to notice that it stops.
      environment.put("PURSER_DRAIN_SECONDS", "0");
      environment.put("PURSER_LOG_FORMAT", "text");
      environment.putAll(settings);
      var run = new CommandRun(builder.start(), errors);
      run.reader.start();
      return run;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Most end before a better compiler or a second thread that collects garbage would pay. */
  private static List<String> command(List<String> options, String classPath, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, PurserApplication.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Waits until it has printed where it listens, and signs in as the first administrator. */
  Client client() {
    return anonymous().as(ADMIN, ADMIN_PASSWORD);
  }

  /** The same without signing in. */
  Client anonymous() {
    return new Client(await(ADDRESS).group(1), null);
  }

  /** Waits until it has printed something that matches. */
  MatchResult await(Pattern wanted) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var ended = !reader.isAlive();
      var match = wanted.matcher(output);
      if (match.find()) {
        return match.toMatchResult();
      }
      if (ended || !hasMore(deadline)) {
        throw new AssertionError("not printed: " + wanted + "\n" + output + errors());
      }
    }
  }

  /** Waits for its end, and returns the exit status. */
  int exitStatus() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running\n" + output + errors());
      }
      reader.join();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Asks it to stop, as a process manager does, and returns the exit status. */
  int terminate() {
    askToStop();
    return exitStatus();
  }

  /** The same without waiting for its end. */
  void askToStop() {
    process.toHandle().destroy();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    var _ = exitStatus();
  }

  String output() {
    return output.toString();
  }

  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        printed.release();
      }
    } catch (IOException gone) {
      output.append(gone);
    }
  }

  /** Waits for a line; looks from time to time whether there is somebody left to print one. */
  private boolean hasMore(long deadline) {
    try {
      var _ = printed.tryAcquire(1, TimeUnit.SECONDS);
      return System.nanoTime() < deadline;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
