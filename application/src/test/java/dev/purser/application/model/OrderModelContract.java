package dev.purser.application.model;

import dev.purser.application.ordering.OrderPricing;
import dev.purser.application.ordering.OrderRules;
import dev.purser.application.shared.SettableClock;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.domain.inventory.FewestLocations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * A shop does what the model does with orders over their whole life, and with the stock and the
 * credits under them, whatever comes, as a {@link Trial} finds out.
 */
public abstract class OrderModelContract {
  /** What the model goes by: a shop under test has these. */
  public static final OrderRules RULES =
      new OrderRules(
          OrderPricing.by(new OddPrices()),
          new FewestLocations(),
          Duration.of(OrderModel.RESERVATION, ChronoUnit.MICROS));

  /**
   * Gets ready for a sequence of steps: the shop is now one in which nothing was done yet, or
   * nothing but sequences before.
   */
  protected abstract void begin();

  /** The shop under test, under the {@link #RULES}. */
  protected abstract Shop shop();

  /** What the shop keeps things in. */
  protected abstract Ports ports();

  /** What the shop goes by. */
  protected abstract SettableClock clock();

  /** How many seeds there is time for. */
  protected abstract int rounds();

  /** How many steps there is time for. */
  protected abstract int steps();

  /** After how many steps there is time to ask the invariants. */
  protected abstract int stepsPerCheck();

  @Test
  void agreesWithModelOnRandomOrders(TestReporter reporter) {
    var trial =
        new Trial<OrderStep>(
            rounds(), steps(), random -> new RandomOrderSteps(random).all(), this::difference);

    trial.run(reporter);
  }

  private Optional<String> difference(List<OrderStep> steps) {
    begin();
    var shop = new CreditWorld.Site(shop(), ports(), clock());
    return OrderComparison.of(steps, new OrderComparison.Site(shop, stepsPerCheck()));
  }
}
