package dev.purser.benchmarks;

import dev.purser.benchmarks.load.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The ratios between what was measured, beside what they should be. */
final class Aims {
  private static final int MANY = 64;
  private static final int SOME = 16;
  private static final int ONE = 1;
  private static final int READ_MILLIS = 10;

  private final Map<Trial, Measurement> measured;

  Aims(Map<Trial, Measurement> measured) {
    this.measured = measured;
  }

  /** A line for each ratio whose parts were measured. */
  List<String> lines() {
    var transfers = of(Subject.TRANSFERS, false, MANY);
    var hotTransfers = of(Subject.TRANSFERS, true, MANY);
    var orders = of(Subject.ORDERS, false, MANY);
    return Stream.of(
            line(
                "transfers / database alone, 64 connections",
                transfers,
                of(Subject.DATABASE, false, MANY),
                1.5),
            line(
                "hot transfers / database alone, hot, 64 connections",
                hotTransfers,
                of(Subject.DATABASE, true, MANY),
                5),
            line(
                "transfers, 1,000 tokens / one token, 64 connections",
                of(Subject.MANY_TOKENS, false, MANY),
                transfers,
                0.95),
            line(
                "transfers beside sign-ins / alone, 64 connections",
                of(Subject.SIGN_INS, false, MANY),
                transfers,
                0.75),
            line("orders / transfers, 64 connections", orders, transfers, 0.5),
            line("hot transfers / spread, 64 connections", hotTransfers, transfers, 0.75),
            line(
                "hot orders / spread, 64 connections",
                of(Subject.ORDERS, true, MANY),
                orders,
                0.75),
            line(
                "orders of 5 lines / 1 line, 64 connections",
                of(Subject.ORDERS_5, false, MANY),
                orders,
                0.4),
            line(
                "hot orders of 5 lines / spread, 64 connections",
                of(Subject.ORDERS_5, true, MANY),
                of(Subject.ORDERS_5, false, MANY),
                0.75),
            line("quotes / orders, 64 connections", of(Subject.QUOTES, false, MANY), orders, 1),
            line(
                "transfers / one per commit, 1 connection",
                of(Subject.TRANSFERS, false, ONE),
                of(Subject.UNBATCHED_TRANSFERS, false, ONE),
                1),
            line(
                "orders / one per commit, 1 connection",
                of(Subject.ORDERS, false, ONE),
                of(Subject.UNBATCHED_ORDERS, false, ONE),
                1),
            line(
                "transfers within 512 MB / without a limit, 64 connections",
                of(Subject.SMALL_TRANSFERS, false, MANY),
                transfers,
                0.9),
            line(
                "orders within 512 MB / without a limit, 64 connections",
                of(Subject.SMALL_ORDERS, false, MANY),
                orders,
                0.9),
            line(
                "transfers / (1 / (1/e + 1/f)), 64 connections",
                transfers,
                both(of(Subject.WRITE_PATH, false, MANY), of(Subject.HTTP, false, MANY)),
                0.75),
            line(
                "transfers, 1 lot / without lots, 64 connections",
                of(Subject.LOTS_1, false, MANY),
                transfers,
                0.7),
            line(
                "transfers, 10 lots / without lots, 64 connections",
                of(Subject.LOTS_10, false, MANY),
                transfers,
                0.7),
            line(
                "transfers, 10 lots spent / without lots, 64 connections",
                of(Subject.LOTS_10_SPENT, false, MANY),
                transfers,
                0.7),
            line(
                "transfers, grown books / new ones, 64 connections",
                of(Subject.GROWN_TRANSFERS, false, MANY),
                transfers,
                0.85),
            quick(Subject.BALANCE),
            quick(Subject.BALANCE_AT),
            quick(Subject.ENTRIES_FIRST),
            quick(Subject.ENTRIES_DEEP),
            quick(Subject.STATEMENT))
        .flatMap(Optional::stream)
        .toList();
  }

  /** How long nearly all of those wait who ask for something to read. */
  private Optional<String> quick(Subject subject) {
    return Stream.of(SOME, ONE)
        .map(connections -> new Trial(subject, false, connections))
        .flatMap(trial -> Stream.ofNullable(measured.get(trial)).map(m -> quick(trial, m)))
        .findFirst();
  }

  private static String quick(Trial trial, Measurement measurement) {
    var millis = Report.millis(measurement.latencies().percentile(0.99));
    return String.format(
        Locale.ROOT,
        "%-52s %7.2f ms, aim under %d ms: %s",
        "p99 of " + trial.subject().title().substring(3) + ", connections " + trial.connections(),
        millis,
        READ_MILLIS,
        millis < READ_MILLIS ? "met" : "MISSED");
  }

  /** What a machine does per second of two things together, when it has to do both for each. */
  static OptionalDouble both(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(1 / (1 / one.getAsDouble() + 1 / other.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static Optional<String> line(
      String what, OptionalDouble one, OptionalDouble other, double aim) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    var ratio = one.getAsDouble() / other.getAsDouble();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%-52s %,7.0f / %,7.0f = %5.2f, aim %4.2f: %s",
            what,
            one.getAsDouble(),
            other.getAsDouble(),
            ratio,
            aim,
            ratio >= aim ? "met" : "MISSED"));
  }

  private OptionalDouble of(Subject subject, boolean hot, int connections) {
    var measurement = measured.get(new Trial(subject, hot, connections));
    return measurement == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(measurement.perSecond());
  }
}
