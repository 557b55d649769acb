package dev.purser.wiring;

import dev.purser.application.shared.Stopwatch;
import dev.purser.application.shared.TransactionFault;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The time of the database, on which all instances agree whatever their own clocks say. It is asked
 * for now and then and reckoned on in between, so that it can be told without the database, too.
 */
final class DatabaseTime {
  private static final long GOOD_FOR_NANOS = Duration.ofMinutes(1).toNanos();

  private final Supplier<Instant> database;
  private final Stopwatch stopwatch;
  private volatile Reading newest;

  DatabaseTime(Supplier<Instant> database, Stopwatch stopwatch) {
    this.database = database;
    this.stopwatch = stopwatch;
    this.newest = read();
  }

  private record Reading(Instant instant, long nanos) {
    Instant plus(long nanosSince) {
      return instant.plusNanos(nanosSince);
    }
  }

  Instant now() {
    if (stopwatch.nanos() - newest.nanos() > GOOD_FOR_NANOS) {
      readIfPossible();
    }
    var reading = newest;
    return reading.plus(stopwatch.nanos() - reading.nanos());
  }

  private void readIfPossible() {
    try {
      newest = read();
    } catch (TransactionFault away) {
      newest = new Reading(newest.plus(stopwatch.nanos() - newest.nanos()), stopwatch.nanos());
    }
  }

  private Reading read() {
    return new Reading(database.get(), stopwatch.nanos());
  }
}
