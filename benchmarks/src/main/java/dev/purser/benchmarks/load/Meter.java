package dev.purser.benchmarks.load;

import java.util.function.Supplier;

/** Reads the counters at both ends of the window. */
public final class Meter {
  private final Supplier<Counters> counters;
  private Counters before;
  private long beganNanos;

  public Meter(Supplier<Counters> counters) {
    this.counters = counters;
    this.before = counters.get();
  }

  public void begin() {
    before = counters.get();
    beganNanos = System.nanoTime();
  }

  public Measurement end(Histogram latencies) {
    var nanos = System.nanoTime() - beganNanos;
    return new Measurement(latencies, nanos, counters.get().since(before));
  }
}
