package dev.purser.observation.shared;

import dev.purser.application.shared.DatabaseVitals;
import dev.purser.application.shared.DatabaseVitals.Vitals;
import dev.purser.application.shared.Stopwatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last vitals of the database. They are asked for from time to time and not when somebody looks
 * at the figures, so that however many look, the database has the same to do. When they are not to
 * be had the last ones stand, with their age and a count of failures.
 */
final class DatabaseFigures implements PolledFigures {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFigures.class);
  private static final double MICROS = 1_000_000;
  private static final double NANOS = 1_000_000_000;

  private final DatabaseVitals database;
  private final Stopwatch stopwatch;
  private final Counter failures;

  /** Not there before it is known: its growth would not be a number as long as NaN is in sight. */
  private final MultiGauge archivingFailures;

  private final MultiGauge connections;
  private final MultiGauge tableRows;
  private final MultiGauge tableBytes;
  private final MultiGauge lags;
  private final MultiGauge lagBytes;
  private final MultiGauge statementCalls;
  private final MultiGauge statementSeconds;
  private volatile @Nullable Vitals last;
  private volatile long readNanos;

  DatabaseFigures(DatabaseVitals database, Stopwatch stopwatch, MeterRegistry registry) {
    this.database = database;
    this.stopwatch = stopwatch;
    this.readNanos = stopwatch.nanos();
    this.failures =
        Counter.builder("purser.database.figures.failures")
            .description("How often the database did not tell its figures.")
            .register(registry);
    Gauge.builder("purser.database.figures.age", this, DatabaseFigures::age)
        .description("How old the database's figures are.")
        .baseUnit("seconds")
        .register(registry);
    single(registry, "size", "bytes", "Size of the database.", Vitals::sizeBytes);
    single(
        registry,
        "oldest.transaction",
        "seconds",
        "How long the oldest transaction of a client has been open.",
        vitals -> vitals.oldestTransactionMicros() / MICROS);
    single(
        registry,
        "transaction.ids.used",
        null,
        "How far the oldest row is behind the newest transaction id.",
        Vitals::transactionIdsUsed);
    single(
        registry,
        "connections.max",
        null,
        "Connections that the server lets in, without those that it keeps for superusers.",
        Vitals::maxConnections);
    single(
        registry,
        "tells.all",
        null,
        "1: these figures know of other logins' sessions and of standbys; 0: they may not.",
        vitals -> vitals.tellsAll() ? 1 : 0);
    single(
        registry,
        "unread.slots",
        null,
        "Replication slots that nobody reads, for which the server keeps its write-ahead log.",
        Vitals::unreadSlots);
    this.archivingFailures =
        multi(
            registry,
            "archiving.failures",
            null,
            "Failures to archive the write-ahead log since the server's statistics began.");
    this.connections =
        multi(registry, "connections", null, "Sessions of clients on the server, by state.");
    this.tableRows =
        multi(registry, "table.rows", null, "Rows, live or dead and not yet vacuumed, about.");
    this.tableBytes = multi(registry, "table.size", "bytes", "Size of a table with its indexes.");
    this.lags =
        multi(registry, "replication.lag", "seconds", "How far a standby is behind in applying.");
    this.lagBytes =
        multi(registry, "replication.lag.size", "bytes", "What a standby has yet to apply.");
    this.statementCalls =
        multi(registry, "statement.calls", null, "Calls of the statements that took most time.");
    this.statementSeconds =
        multi(registry, "statement.time", "seconds", "Time of the statements that took most.");
  }

  /** Asks the database once. */
  @Override
  public void read() {
    try {
      var vitals = database.read();
      show(vitals);
      last = vitals;
      readNanos = stopwatch.nanos();
    } catch (RuntimeException away) {
      failures.increment();
      LOG.debug("the database does not tell its figures", away);
    }
  }

  private void show(Vitals vitals) {
    var failures = vitals.archivingFailures().orElse(0);
    archivingFailures.register(List.of(Row.of(Tags.empty(), failures)), true);
    connections.register(
        rows(vitals.connections(), one -> Tags.of("state", one.state()), one -> one.count()), true);
    var rows = new ArrayList<Row<?>>();
    for (var table : vitals.tables()) {
      rows.add(Row.of(Tags.of("table", table.name(), "rows", "live"), table.liveRows()));
      rows.add(Row.of(Tags.of("table", table.name(), "rows", "dead"), table.deadRows()));
    }
    tableRows.register(rows, true);
    tableBytes.register(
        rows(vitals.tables(), one -> Tags.of("table", one.name()), one -> one.bytes()), true);
    lags.register(
        rows(
            vitals.standbys(),
            one -> Tags.of("standby", one.name()),
            one -> one.lagMicros() / MICROS),
        true);
    lagBytes.register(
        rows(vitals.standbys(), one -> Tags.of("standby", one.name()), one -> one.lagBytes()),
        true);
    statementCalls.register(
        rows(vitals.statements(), one -> Tags.of("statement", one.id()), one -> one.calls()), true);
    statementSeconds.register(
        rows(
            vitals.statements(),
            one -> Tags.of("statement", one.id()),
            one -> one.totalMicros() / MICROS),
        true);
  }

  private static <T> List<Row<?>> rows(
      List<T> all, Function<T, Tags> tags, ToDoubleFunction<T> value) {
    var rows = new ArrayList<Row<?>>();
    for (var one : all) {
      rows.add(Row.of(tags.apply(one), value.applyAsDouble(one)));
    }
    return rows;
  }

  private void single(
      MeterRegistry registry,
      String name,
      @Nullable String unit,
      String description,
      ToDoubleFunction<Vitals> value) {
    Gauge.builder("purser.database." + name, this, figures -> figures.of(value))
        .description(description)
        .baseUnit(unit)
        .register(registry);
  }

  private static MultiGauge multi(
      MeterRegistry registry, String name, @Nullable String unit, String description) {
    return MultiGauge.builder("purser.database." + name)
        .description(description)
        .baseUnit(unit)
        .register(registry);
  }

  /** Not a number until the database has told it for the first time. */
  private double of(ToDoubleFunction<Vitals> value) {
    var vitals = last;
    return vitals == null ? Double.NaN : value.applyAsDouble(vitals);
  }

  private double age() {
    return (stopwatch.nanos() - readNanos) / NANOS;
  }
}
