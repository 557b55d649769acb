package dev.purser.persistence.shared;

import static dev.purser.persistence.testing.TestShop.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.EditOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderPricing;
import dev.purser.application.ordering.OrderRules;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.ordering.ReturnOrder;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.InvariantStanding.Check;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.FewestLocations;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check of what is recent looks at orders of long ago that something was done with since. */
class RecentInvariantsTest {
  /** As if the last full check was now; a check of what is recent goes back five minutes more. */
  private static final String LAST_FULL_CHECK_WAS_NOW =
      """
      INSERT INTO invariant_checks (checked_at)
      VALUES (clock_timestamp() + interval '5 minutes')
      ON CONFLICT (only_row) DO UPDATE SET checked_at = EXCLUDED.checked_at
      """;

  private static final OrderRules HASTY =
      new OrderRules(OrderPricing.ofCatalogue(), new FewestLocations(), Duration.ofMillis(1));

  private static final String RAISE_TOTAL =
      """
      UPDATE orders
      SET total = total + ?
      WHERE id = ?
      """;

  private static TestDatabase database;
  private static PostgresPorts instance;
  private static Shop business;

  /** Its reservations have run out as soon as they are made. */
  private static Shop hasty;

  private static TestShop shop;
  private static CustomerAccount buyer;
  private static Sku sku;

  /** What may be done with an order that there is. */
  private enum Step {
    CONFIRM,
    EDIT,
    FULFIL,
    CANCEL,
    RETURN,
    EXPIRE
  }

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    business = Shop.over(instance.ports());
    hasty = Shop.over(instance.ports(), WritePathSettings.DEFAULT, HASTY);
    shop = new TestShop(instance.ports(), business);
    buyer = shop.customerWith(1_000);
    sku = shop.product(10, 100);
  }

  @AfterAll
  static void close() {
    hasty.close();
    shop.close();
    instance.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void looksAtOrdersOfLongAgoThatWereTakenFurther(Step step) throws InterruptedException {
    var touched = before(step);
    var untouched = order(business, true);
    Thread.sleep(10);
    instance.jdbc().update(LAST_FULL_CHECK_WAS_NOW);
    Thread.sleep(10);
    take(step, touched);
    var both = List.of(touched.id().value(), untouched.id().value());

    both.forEach(order -> instance.jdbc().update(RAISE_TOTAL, 1, order));
    var report = instance.ports().invariants().check(InvariantScope.RECENT);
    both.forEach(order -> instance.jdbc().update(RAISE_TOTAL, -1, order));

    assertThat(report.findings())
        .filteredOn(finding -> finding.name().equals("order-total-is-sum-of-parts"))
        .flatExtracting(Finding::counterexamples)
        .extracting(row -> row.get("order_id"))
        .containsExactly(touched.id().value().toString());
    shop.requireInvariants();
  }

  @Test
  void countsAsACheckOfEverythingWhereThereWasNone() {
    var invariants = instance.ports().invariants();
    instance.jdbc().update("DELETE FROM invariant_checks");
    instance.jdbc().update("DELETE FROM invariant_results");

    var everything = invariants.check(InvariantScope.RECENT);
    var afterwards = invariants.standing();
    var recent = invariants.check(InvariantScope.RECENT);

    assertThat(afterwards.full()).contains(new Check(everything.checkedAt(), 0));
    assertThat(afterwards.recent()).isEmpty();
    assertThat(invariants.standing().full()).isEqualTo(afterwards.full());
    assertThat(invariants.standing().recent()).contains(new Check(recent.checkedAt(), 0));
  }

  private static Order before(Step step) {
    return switch (step) {
      case CONFIRM -> order(business, false);
      case EDIT, FULFIL, CANCEL -> order(business, true);
      case RETURN -> {
        var placed = order(business, true);
        yield done(shop.fulfil(new FulfilOrder.Request(placed.id(), null, null)));
      }
      case EXPIRE -> order(hasty, false);
    };
  }

  private static void take(Step step, Order order) {
    var ordering = business.ordering();
    var id = order.id();
    var one = List.of(new Named(order.lines().getFirst().id(), 1, null));
    var call = Calls.aCall();
    switch (step) {
      case CONFIRM -> {
        var _ = done(ordering.confirmOrder().confirm(call, id));
      }
      case EDIT -> {
        var wanted = EditOrder.Changes.of(List.of(new Wish(sku, 2, null)));
        var _ = done(ordering.editOrder().edit(call, id, Precondition.ANY, wanted));
      }
      case FULFIL -> {
        var _ = done(shop.fulfil(new FulfilOrder.Request(id, one, null)));
      }
      case CANCEL -> {
        var _ = done(shop.cancel(new CancelOrder.Request(id, one, null)));
      }
      case RETURN -> {
        var request = new ReturnOrder.Request(id, one, null, true, null);
        var _ = done(ordering.returnOrder().takeBack(call, request));
      }
      case EXPIRE -> ordering.expireOrders().expireDue(() -> true);
    }
  }

  private static Order order(Shop from, boolean confirm) {
    var request =
        new PlaceOrder.Request(
            new CustomerId(buyer.owner().value()),
            List.of(new Wish(sku, 3, null)),
            null,
            confirm,
            CaptureMode.ON_FULFILMENT,
            ShipTo.NONE,
            Attributes.NONE);
    return done(from.ordering().placeOrder().place(Calls.aCall(), request));
  }
}
