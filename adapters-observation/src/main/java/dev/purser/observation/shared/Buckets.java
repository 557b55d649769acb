package dev.purser.observation.shared;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Where histograms are cut, so that shares and percentiles of all instances together can be
 * reckoned. Few, as each is a series of every label.
 */
final class Buckets {
  private static final Duration[] WAITS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private static final double[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000};

  private Buckets() {}

  static Timer.Builder ofWaits(Timer.Builder timer) {
    return timer.serviceLevelObjectives(WAITS);
  }

  static DistributionSummary.Builder ofSizes(DistributionSummary.Builder summary) {
    return summary.serviceLevelObjectives(SIZES);
  }
}
