package dev.purser.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.testing.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A shop does what the model does, whatever business comes, as a {@link Trial} finds out. */
public abstract class ModelContract {
  private static final int ROUNDS = 5;
  private static final int STEPS = 100;

  /** The shop under test: the same one as often as a test asks, whatever was done in it before. */
  protected abstract Shop shop();

  @Test
  void agreesWithModelOnRandomBusiness(TestReporter reporter) {
    var trial =
        new Trial<Step>(
            ROUNDS,
            STEPS,
            random -> new RandomSteps(random).all(),
            steps -> Comparison.of(steps, shop()));

    trial.run(reporter);

    var report = shop().invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    assertThat(report.holds()).as("%s", report).isTrue();
  }
}
