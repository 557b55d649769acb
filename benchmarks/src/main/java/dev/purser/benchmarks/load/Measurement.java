package dev.purser.benchmarks.load;

import java.util.concurrent.TimeUnit;

/** What was measured in a window of time, or in several. */
public record Measurement(Histogram latencies, long nanos, Counters counters) {
  /** This and what was measured in another window. */
  public Measurement and(Measurement other) {
    var both = new Histogram();
    both.addAll(latencies);
    both.addAll(other.latencies);
    return new Measurement(both, nanos + other.nanos, counters.plus(other.counters));
  }

  public double perSecond() {
    return latencies.total() / seconds();
  }

  public double seconds() {
    return (double) nanos / TimeUnit.SECONDS.toNanos(1);
  }
}
