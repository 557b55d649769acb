package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens by itself. */
final class Waiting {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private Waiting() {}

  static void until(Duration patience, BooleanSupplier happened) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for %s", patience).isLessThan(deadline);
      try {
        Thread.sleep(LOOK_AGAIN);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stop);
      }
    }
  }
}
