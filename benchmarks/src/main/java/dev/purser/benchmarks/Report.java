package dev.purser.benchmarks;

import dev.purser.benchmarks.load.Measurement;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The table of what was measured, and what follows from it. */
final class Report {
  private static final String HEAD =
      """
      | subject | rows | connections | per second | p50 ms | p99 ms | CPU client | CPU service | CPU database | CPU others | µs per request | commands per batch |
      |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  private final String description;
  private final SortedMap<Trial, Measurement> measured =
      new TreeMap<>(
          Comparator.comparing(Trial::subject)
              .thenComparing(Trial::hot)
              .thenComparing(Trial::connections));

  Report(String description) {
    this.description = description;
  }

  /** What the rounds of a trial measured counts together. */
  void add(Trial trial, Measurement measurement) {
    measured.merge(trial, measurement, Measurement::and);
  }

  void print(PrintStream out) {
    out.println();
    out.println(description);
    out.println(
        "CPU is in cores, and per request in microseconds of client, service and database. What"
            + " others took, nobody here had: the more, the less the figures say. Of batches the"
            + " transfers are counted, and the latency is that of a batch.");
    out.println();
    out.print(HEAD);
    measured.forEach((trial, measurement) -> out.println(line(trial, measurement)));
    out.println();
    new Aims(measured).lines().forEach(out::println);
    out.println();
  }

  static String line(Trial trial, Measurement measurement) {
    var counters = measurement.counters();
    return String.format(
        Locale.ROOT,
        "| %-29s | %-6s | %3d | %,7.0f | %7.2f | %7.2f | %s | %s | %s | %s | %5.0f | %s |",
        trial.subject().title(),
        trial.hot() ? "hot" : "spread",
        trial.connections(),
        measurement.perSecond() * trial.subject().perRequest(),
        millis(measurement.latencies().percentile(0.5)),
        millis(measurement.latencies().percentile(0.99)),
        cores(counters.clientSeconds(), measurement),
        cores(counters.serviceSeconds(), measurement),
        cores(counters.databaseSeconds(), measurement),
        cores(counters.otherSeconds(), measurement),
        microsPerRequest(measurement),
        counters.batches() == 0
            ? "    -"
            : String.format(
                Locale.ROOT, "%5.1f", (double) counters.commands() / counters.batches()));
  }

  static double millis(Duration duration) {
    return (double) duration.toNanos() / TimeUnit.MILLISECONDS.toNanos(1);
  }

  /** What a request cost all of the processors together: less subject to others than throughput. */
  private static double microsPerRequest(Measurement measurement) {
    var counters = measurement.counters();
    var seconds = counters.clientSeconds() + counters.serviceSeconds() + counters.databaseSeconds();
    return seconds * TimeUnit.SECONDS.toMicros(1) / measurement.latencies().total();
  }

  private static String cores(double seconds, Measurement measurement) {
    return seconds == 0
        ? "   -"
        : String.format(Locale.ROOT, "%4.2f", seconds / measurement.seconds());
  }
}
