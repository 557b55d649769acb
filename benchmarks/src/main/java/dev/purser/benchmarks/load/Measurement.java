package dev.purser.benchmarks.load;

import java.util.concurrent.TimeUnit;

/** What was measured in one window of time. */
public record Measurement(Histogram latencies, long nanos, Counters counters) {
  public double perSecond() {
    return latencies.total() / seconds();
  }

  public double seconds() {
    return (double) nanos / TimeUnit.SECONDS.toNanos(1);
  }
}
