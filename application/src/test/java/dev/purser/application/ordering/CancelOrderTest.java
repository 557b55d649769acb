package dev.purser.application.ordering;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.credit.Period;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelOrderTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls orders = OrderCalls.in(shop);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void givesStockAndCreditsBack() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var order = clerk.order(ann, tea, 3);

    var cancelled = Clerk.done(cancel(order.id()));

    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.payments().getFirst().held()).isEqualTo(credits(0));
    assertThat(clerk.stockOf(tea).sellable()).isEqualTo(10);
    assertThat(clerk.accountOf(ann).available()).isEqualTo(100);
    assertThat(shop.ordering().queries().find(Actor.SYSTEM, order.id())).contains(cancelled);
  }

  @Test
  void callsPartsOffTheLastAllocatedFirst() {
    var east = new LocationCode("EAST");
    ports.open(east);
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(2, 7);
    clerk.receive(tea, east, 3);
    var order = clerk.order(ann, tea, 5);
    var line = order.lines().getFirst();

    var smaller = Clerk.done(orders.cancel(order.id(), new Named(line.id(), 3, null)));

    assertThat(smaller.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(smaller.lines().getFirst().allocations())
        .containsExactly(new Allocation(line.allocations().getFirst().location(), 2));
    assertThat(clerk.accountOf(ann).held()).isEqualTo(14);
  }

  @Test
  void leavesWhatWasShippedAlone() {
    var ann = clerk.customerWith(100);
    var order = clerk.order(ann, clerk.productWith(10, 7), 3);
    var line = order.lines().getFirst().id();
    var _ = Clerk.done(orders.fulfil(order.id(), new Named(line, 2, null)));

    var cancelled = Clerk.done(orders.cancel(order.id()));

    assertThat(cancelled.status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(cancelled.lines().getFirst().cancelled()).isEqualTo(1);
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(86);
    assertThat(clerk.accountOf(ann).held()).isZero();
  }

  @Test
  void refundsWhatWasCapturedOnPlacement() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var order = Clerk.done(orders.place(ann, CaptureMode.ON_PLACEMENT, new Wish(tea, 3, null)));

    var cancelled = Clerk.done(orders.cancel(order.id()));

    assertThat(cancelled.payments().getFirst())
        .extracting(Payment::captured, Payment::refunded, Payment::held)
        .containsExactly(credits(21), credits(21), credits(0));
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(100);
  }

  @Test
  void isForCustomersOfTheirOwnAndForWhoeverMayOfOthers() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var own = clerk.order(ann, tea, 1);
    var other = clerk.order(ann, tea, 1);
    var stranger = orders.as(new Actor(clerk.customer().value().toString(), Role.CUSTOMER));
    var support = orders.as(new Actor(FreshIds.next().toString(), Role.SUPPORT));
    var analyst = orders.as(new Actor(FreshIds.next().toString(), Role.ANALYST));

    assertThat(stranger.cancel(own.id())).isEqualTo(new Reply.NotFound<>());
    assertThat(orders.as(new Actor(ann.value().toString(), Role.CUSTOMER)).cancel(own.id()))
        .isInstanceOf(Reply.Done.class);
    assertThat(support.cancel(other.id())).isInstanceOf(Reply.Done.class);
    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> analyst.cancel(other.id()));
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> orders.as(Actor.ANONYMOUS).cancel(other.id()));
  }

  @Test
  void leavesNoEntryInTheLedger() {
    var ann = clerk.customerWith(100);
    var order = clerk.order(ann, clerk.productWith(10, 7), 3);
    var before = entriesOf(ann);

    var _ = Clerk.done(cancel(order.id()));

    assertThat(entriesOf(ann)).isEqualTo(before);
  }

  @Test
  void letsOthersBuyWhatWasGivenBack() {
    var tea = clerk.productWith(3, 7);
    var order = clerk.order(clerk.customerWith(100), tea, 3);

    var _ = Clerk.done(cancel(order.id()));

    assertThat(clerk.order(clerk.customerWith(100), tea, 3).status()).isEqualTo(OrderStatus.PLACED);
  }

  @Test
  void happensOnceForItsKey() {
    var order = clerk.order(clerk.customerWith(100), clerk.productWith(10, 7), 3);
    var call = Calls.aCall();

    var first = cancel(call, order.id());
    var second = cancel(call, order.id());

    assertThat(second).isEqualTo(new Reply.Done<>(Clerk.done(first), true));
  }

  @Test
  void isRefusedUnlessOrderIsPlaced() {
    var tea = clerk.productWith(10, 7);
    var cancelled = clerk.order(clerk.customerWith(100), tea, 3);
    var fulfilled = clerk.order(clerk.customerWith(100), tea, 3);
    var _ = Clerk.done(cancel(cancelled.id()));
    var _ =
        Clerk.done(
            shop.ordering()
                .fulfilOrder()
                .fulfil(Calls.aCall(), new FulfilOrder.Request(fulfilled.id(), null, null)));

    assertRefused(cancel(cancelled.id()), "illegal-transition at ");
    assertRefused(cancel(fulfilled.id()), "illegal-transition at ");
  }

  @Test
  void findsNoOrderThatDoesNotExist() {
    assertThat(cancel(new OrderId(FreshIds.next()))).isEqualTo(new Reply.NotFound<>());
  }

  private List<Entry> entriesOf(CustomerId customer) {
    var account = clerk.accountOf(customer).id();
    var page =
        shop.credit()
            .entries()
            .entries(Actor.SYSTEM, account, Period.ALWAYS, Slice.first(Page.MAX_LIMIT));
    return page.orElseThrow().items();
  }

  private Reply<Order> cancel(OrderId order) {
    return cancel(Calls.aCall(), order);
  }

  private Reply<Order> cancel(Call call, OrderId order) {
    return shop.ordering()
        .cancelOrder()
        .cancel(call, new CancelOrder.Request(order, null, "too late"));
  }
}
