package dev.purser.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, the service does not fail, answers what its description says, and keeps its
 * books right. {@code ./purser fuzz} does the same for longer.
 */
class FuzzTest {
  private static final String SEED = "purser.fuzz.seed";
  private static final String MINUTES = "purser.fuzz.minutes";

  /** About a minute of them. */
  private static final int REQUESTS = 15_000;

  @Test
  void answersAsDescribedWhateverIsSent() {
    var seed = Long.getLong(SEED, new Random().nextLong());
    System.out.println("-D" + SEED + "=" + seed);
    try (var premises = new Premises(Map.of())) {
      var fuzzer = new Fuzzer(premises, seed);

      fuzzer.run(limit());

      System.out.println("answers by status: " + fuzzer.statuses());
      var report = premises.invariants();
      assertThat(report.path("holds").asBoolean()).as("seed %d: %s", seed, report).isTrue();
      assertThat(fuzzer.statuses()).containsKeys(200, 201, 400, 401, 403, 404);
    }
  }

  /** So many requests, or so many minutes where somebody asked for them. */
  private static BooleanSupplier limit() {
    var minutes = Integer.getInteger(MINUTES, 0);
    if (minutes == 0) {
      var left = new AtomicInteger(REQUESTS);
      return () -> left.getAndDecrement() > 0;
    }
    var end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    return () -> System.nanoTime() < end;
  }
}
