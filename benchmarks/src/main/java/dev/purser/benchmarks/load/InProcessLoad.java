package dev.purser.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Calls a port from as many virtual threads as there would be connections. */
public final class InProcessLoad {
  private enum Phase {
    WARM_UP,
    MEASURED,
    OVER
  }

  private final LongConsumer call;
  private volatile Phase phase = Phase.WARM_UP;

  /**
   * Load of calls.
   *
   * @param call makes one, given the number of its caller
   */
  public InProcessLoad(LongConsumer call) {
    this.call = call;
  }

  public Measurement measure(int callers, Pace pace, Meter meter) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Histogram>>(callers);
      for (var caller = 0L; caller < callers; caller++) {
        var number = caller;
        running.add(threads.submit(() -> callUntilOver(number)));
      }
      try {
        Thread.sleep(pace.warmUp());
        meter.begin();
        phase = Phase.MEASURED;
        Thread.sleep(pace.measured());
      } finally {
        phase = Phase.OVER;
      }
      var latencies = new Histogram();
      var measurement = meter.end(latencies);
      collect(running, latencies);
      return measurement;
    }
  }

  private Histogram callUntilOver(long caller) {
    var latencies = new Histogram();
    while (phase != Phase.OVER) {
      var began = System.nanoTime();
      call.accept(caller);
      if (phase == Phase.MEASURED) {
        latencies.add(System.nanoTime() - began);
      }
    }
    return latencies;
  }

  private static void collect(List<Future<Histogram>> running, Histogram into)
      throws InterruptedException {
    for (var histogram : running) {
      try {
        into.addAll(histogram.get());
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a call failed", failed.getCause());
      }
    }
  }
}
