package dev.purser.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.SettableClock;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The ledger does what the model does with lots, holds, reversals, batches and time, whatever
 * comes, as a {@link Trial} finds out.
 */
public abstract class CreditModelContract {
  private static final int STEPS = 250;

  /** The shop under test: the same one as often as a test asks, whatever was done in it before. */
  protected abstract Shop shop();

  /** What the shop keeps things in. */
  protected abstract Ports ports();

  /** What the shop goes by. */
  protected abstract SettableClock clock();

  /** How many seeds there is time for. */
  protected abstract int rounds();

  @Test
  void agreesWithModelOnRandomCredits(TestReporter reporter) {
    var site = new CreditWorld.Site(shop(), ports(), clock());
    var trial =
        new Trial<CreditStep>(
            rounds(),
            STEPS,
            random -> new RandomCreditSteps(random).all(),
            steps -> CreditComparison.of(steps, site));

    trial.run(reporter);

    var report = shop().invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    assertThat(report.holds()).as("%s", report).isTrue();
  }
}
