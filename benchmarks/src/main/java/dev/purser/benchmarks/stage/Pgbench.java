package dev.purser.benchmarks.stage;

import dev.purser.benchmarks.load.Histogram;
import dev.purser.benchmarks.load.Measurement;
import dev.purser.benchmarks.load.Meter;
import dev.purser.benchmarks.load.Pace;
import dev.purser.configuration.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * PostgreSQL's own benchmark program. It runs longer than the window and logs every transaction;
 * those that ended within the window count.
 */
public final class Pgbench {
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final String PROGRAM = "pgbench";

  /** Beyond the window, for connecting: 256 connections prove their passwords one by one. */
  private static final int EXTRA_SECONDS = 3;

  private static final int EXIT_SECONDS = 60;
  private static final long POLL_MILLIS = 20;
  private static final int MAX_THREADS = 2;
  private static final int FIELDS = 6;

  private final Path program;
  private final Database database;
  private final String name;
  private final Path folder;

  public Pgbench(Path program, Database database, String name, Path folder) {
    this.program = program;
    this.database = database;
    this.name = name;
    this.folder = folder;
  }

  /** On the path, or the newest of the usual packages. */
  public static Optional<Path> find() {
    var onPath =
        Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, PROGRAM));
    return Stream.concat(onPath, inPackages().stream()).filter(Files::isExecutable).findFirst();
  }

  private static List<Path> inPackages() {
    if (!Files.isDirectory(PACKAGES)) {
      return List.of();
    }
    try (var versions = Files.list(PACKAGES)) {
      return versions
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin").resolve(PROGRAM))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Runs a script that stands beside the benchmarks.
   *
   * @param meters gives a meter, told of the client's processor time
   */
  public Measurement measure(
      String script, int clients, Pace pace, Function<DoubleSupplier, Meter> meters)
      throws IOException, InterruptedException {
    var logs = Files.createTempDirectory(folder, PROGRAM);
    var file = Files.writeString(logs.resolve(script), Database.resource(script));
    var process = start(file, logs, clients, pace);
    var meter = meters.apply(() -> ProcessorTime.of(process.pid()));
    try {
      waitForFirst(process, logs);
      Thread.sleep(pace.warmUp());
      meter.begin();
      var from = Instant.now();
      Thread.sleep(pace.measured());
      var latencies = new Histogram();
      var measurement = meter.end(latencies);
      var to = Instant.now();
      requireSuccess(process, logs);
      read(logs, from, to, latencies);
      return measurement;
    } finally {
      process.destroyForcibly().waitFor();
      Folders.delete(logs);
    }
  }

  private Process start(Path script, Path logs, int clients, Pace pace) throws IOException {
    DatabaseUrl url = database.url(name);
    var seconds = pace.warmUp().plus(pace.measured()).toSeconds() + EXTRA_SECONDS;
    var builder =
        new ProcessBuilder(
            program.toString(),
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + clients,
            "--jobs=" + Math.min(MAX_THREADS, clients),
            "--time=" + seconds,
            "--file=" + script,
            "--log",
            "--log-prefix=" + logs.resolve("transactions"),
            "--random-seed=1",
            "--host=127.0.0.1",
            "--port=" + database.port(),
            "--username=" + url.user(),
            name);
    builder.environment().putAll(Map.of("PGPASSWORD", String.valueOf(url.password())));
    return builder.redirectErrorStream(true).redirectOutput(logs.resolve("out").toFile()).start();
  }

  /**
   * The first lines of the log are written when all clients have connected and a little is done.
   */
  private static void waitForFirst(Process process, Path logs)
      throws IOException, InterruptedException {
    while (process.isAlive() && sizeOf(logs) == 0) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static void requireSuccess(Process process, Path logs)
      throws IOException, InterruptedException {
    if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("pgbench failed: " + Files.readString(logs.resolve("out")));
    }
  }

  private static long sizeOf(Path logs) throws IOException {
    var size = 0L;
    for (var log : transactions(logs)) {
      size += Files.size(log);
    }
    return size;
  }

  private static List<Path> transactions(Path logs) throws IOException {
    try (var files = Files.list(logs)) {
      return files.filter(f -> f.getFileName().toString().startsWith("transactions")).toList();
    }
  }

  private static void read(Path logs, Instant from, Instant to, Histogram latencies)
      throws IOException {
    for (var log : transactions(logs)) {
      try (var lines = Files.lines(log)) {
        lines.forEach(line -> read(line, from, to, latencies));
      }
    }
  }

  /** Client, number, latency in microseconds, script, second and microsecond of its end. */
  static void read(String line, Instant from, Instant to, Histogram latencies) {
    var fields = line.split(" ", -1);
    if (fields.length < FIELDS) {
      throw new IllegalStateException("not a line of pgbench's log: " + line);
    }
    var end =
        Instant.ofEpochSecond(Long.parseLong(fields[4]))
            .plus(Long.parseLong(fields[5]), ChronoUnit.MICROS);
    if (!end.isBefore(from) && end.isBefore(to)) {
      latencies.add(TimeUnit.MICROSECONDS.toNanos(Long.parseLong(fields[2])));
    }
  }
}
