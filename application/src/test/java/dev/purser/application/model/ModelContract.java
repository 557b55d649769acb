package dev.purser.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.testing.Shop;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * A shop does what the model does, whatever business comes. The business is random: a failure tells
 * the seed and the few steps that it takes. {@code -Dpurser.seed=} does the same again, and {@code
 * -Dpurser.steps=} does more.
 */
public abstract class ModelContract {
  private static final int ROUNDS = 5;
  private static final int DEFAULT_STEPS = 100;

  /** The shop under test: the same one as often as a test asks, whatever was done in it before. */
  protected abstract Shop shop();

  @Test
  void agreesWithModelOnRandomBusiness(TestReporter reporter) {
    for (var seed : seeds()) {
      reporter.publishEntry("purser.seed", Long.toString(seed));
      agreesOn(seed);
    }

    var report = shop().invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  private void agreesOn(long seed) {
    var steps = new RandomSteps(new Random(seed)).take(steps());
    if (Comparison.of(steps, shop()).isPresent()) {
      throw new AssertionError(told(seed, steps));
    }
  }

  private String told(long seed, List<Step> failing) {
    var few = Shrinking.of(failing, steps -> Comparison.of(steps, shop()).isPresent());
    var listed = few.stream().map(step -> "\n  " + step).collect(Collectors.joining());
    var difference = Comparison.of(few, shop()).orElse("it did not happen again");
    return "-Dpurser.seed=" + seed + " -Dpurser.steps=" + steps() + listed + "\n" + difference;
  }

  private static List<Long> seeds() {
    var given = Long.getLong("purser.seed");
    return given == null
        ? LongStream.iterate(System.nanoTime(), seed -> seed + 1).limit(ROUNDS).boxed().toList()
        : List.of(given);
  }

  private static int steps() {
    return Integer.getInteger("purser.steps", DEFAULT_STEPS);
  }
}
