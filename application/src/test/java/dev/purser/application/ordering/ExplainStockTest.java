package dev.purser.application.ordering;

import static dev.purser.domain.ordering.CaptureMode.ON_FULFILMENT;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.inventory.MoveStock;
import dev.purser.application.ordering.StockExplanationQueries.ExplainedStock;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.RefusalsTold;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.InventoryRefusal.StockAllocated;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.Remark;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainStockTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls orders = OrderCalls.in(shop);
  private final CustomerId ann = clerk.customerWith(1_000);
  private final Sku tea = clerk.productWith(20, 7);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void tellsWhichOrdersClaimHowMuchUntilWhen() {
    var placed = clerk.order(ann, tea, 3);
    var reserved =
        Clerk.done(
            orders.reserve(ann, ON_FULFILMENT, new Wish(tea, 1, null), new Wish(tea, 4, null)));
    var until = NOON.plus(Shop.ORDER_RULES.reservation());

    var explained = explain().getFirst();

    assertThat(explained.item()).isEqualTo(clerk.stockOf(tea));
    assertThat(explained.claims())
        .containsExactly(
            new StockClaim(placed.id().value(), placed.number(), 3, null),
            new StockClaim(reserved.id().value(), reserved.number(), 5, until));
    assertThat(explained.untold()).isZero();
  }

  @Test
  void tellsOfEachLocationByItself() {
    var east = clerk.location(Location.DEFAULT_PRIORITY + 1);
    clerk.receive(tea, east, 5);
    var order = clerk.order(ann, tea, 23);
    var line = order.lines().getFirst().id();

    var claimed = explain();
    assertThat(claimed)
        .extracting(one -> one.item().key().location(), one -> one.claims().getFirst().quantity())
        .containsExactlyInAnyOrder(tuple(LocationCode.MAIN, 20L), tuple(east, 3L));

    var _ = Clerk.done(orders.fulfil(order.id(), new Named(line, 20, LocationCode.MAIN)));
    assertThat(explain())
        .extracting(one -> one.item().key().location(), one -> one.claims().size())
        .containsExactlyInAnyOrder(tuple(LocationCode.MAIN, 0), tuple(east, 1));
  }

  @Test
  void tellsOfNoMoreOrdersThanItMayAndHowMuchTheOthersClaim() {
    clerk.receive(tea, 200);
    for (var n = 0; n < StockExplanationQueries.MOST_CLAIMS + 3; n++) {
      var _ = clerk.order(ann, tea, 1);
    }

    var explained = explain().getFirst();

    assertThat(explained.claims()).hasSize(StockExplanationQueries.MOST_CLAIMS);
    assertThat(explained.untold()).isEqualTo(3);
  }

  @Test
  void tellsNothingOfWhatNoLocationHas() {
    var sku = clerk.product(7);

    assertThat(shop.stockExplanations().explain(Actor.SYSTEM, sku)).isEmpty();
    assertThat(shop.stockExplanations().explain(Actor.SYSTEM, new Sku("nothing"))).isEmpty();
  }

  @Test
  void isForThoseWhoReadEverything() {
    var asAnn = new Actor(ann.value().toString(), Role.CUSTOMER);
    var analyst = new Actor(ann.value().toString(), Role.ANALYST);

    assertThat(shop.stockExplanations().explain(analyst, tea)).hasSize(1);
    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> shop.stockExplanations().explain(asAnn, tea));
  }

  @Test
  void tellsWhoeverCannotTakeStockAwayWhichOrdersClaimIt() {
    var first = clerk.order(ann, tea, 12);
    var second = clerk.order(ann, tea, 8);

    var reply = clerk.move(lost(5));

    assertThat(RefusalsTold.refusals(reply)).hasSize(1);
    var refusal = (StockAllocated) RefusalsTold.refusals(reply).getFirst().refusal();
    assertThat(refusal.allocations())
        .extracting(StockClaim::order, StockClaim::quantity)
        .containsExactly(claim(first, 12), claim(second, 8));
  }

  private MoveStock.Request lost(long pieces) {
    return new MoveStock.Request(
        MovementType.WRITE_OFF, tea, LocationCode.MAIN, null, pieces, Remark.NONE);
  }

  private static Tuple claim(Order order, long pieces) {
    return tuple(order.id().value(), pieces);
  }

  private List<ExplainedStock> explain() {
    return shop.stockExplanations().explain(Actor.SYSTEM, tea);
  }
}
