package dev.purser.application.ordering;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.credit.Entries.Range;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.LinePieces;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FulfilOrderTest {
  private final InMemoryPorts fakes = new InMemoryPorts();
  private final Ports ports = fakes.all();
  private final Shop shop = Shop.over(ports);
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls orders = OrderCalls.in(shop);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void shipsEverythingAndCapturesWhatItHeld() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var order = clerk.order(ann, tea, 3);

    var fulfilled = Clerk.done(fulfil(order.id()));

    assertThat(fulfilled.status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(fulfilled.payments().getFirst().captured()).isEqualTo(credits(21));
    assertThat(fulfilled.fulfilments().getFirst().tracking()).isEqualTo("parcel 7");
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(7);
    assertThat(clerk.stockOf(tea).allocated()).isZero();
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(79);
    assertThat(clerk.accountOf(ann).held()).isZero();
    assertThat(shop.ordering().queries().find(Actor.SYSTEM, order.id())).contains(fulfilled);
  }

  @Test
  void paysTheHouseByTransferOfTheOrders() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var order = clerk.order(ann, tea, 3);

    var _ = Clerk.done(fulfil(order.id()));

    var revenue = new Given(ports).house(HouseRole.REVENUE).id();
    var entry = newestEntry(revenue);
    var transfer = shop.credit().queries().transfer(Actor.SYSTEM, entry.transfer()).orElseThrow();
    assertThat(entry.change()).isEqualTo(21);
    assertThat(transfer.kind()).isEqualTo(TransferKind.CAPTURE);
    assertThat(transfer.managedBy()).isEqualTo(order.id().value());
    assertThat(transfer.legs())
        .containsExactly(new Leg(clerk.accountOf(ann).id(), revenue, credits(21)));
  }

  @Test
  void shipsLinesOfOneSkuOneAfterTheOther() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(5, 7);
    var order = Clerk.done(clerk.place(ann, new Wish(tea, 3, null), new Wish(tea, 2, null)));

    var _ = Clerk.done(fulfil(order.id()));

    assertThat(clerk.stockOf(tea).onHand()).isZero();
    assertThat(clerk.stockOf(tea).allocated()).isZero();
  }

  @Test
  void shipsInPartsAndCapturesWhatEachIsWorth() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var order = clerk.order(ann, tea, 3);
    var line = order.lines().getFirst().id();

    var partly = Clerk.done(orders.fulfil(order.id(), new Named(line, 2, null)));
    assertThat(partly.status()).isEqualTo(OrderStatus.PARTIALLY_FULFILLED);
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(86);
    assertThat(clerk.accountOf(ann).held()).isEqualTo(7);

    var rest = Clerk.done(orders.fulfil(order.id()));
    assertThat(rest.status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(rest.fulfilments()).hasSize(2);
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(79);
  }

  @Test
  void shipsFromTheLocationThatIsNamedAndFromNoOther() {
    var east = new LocationCode("EAST");
    fakes.open(east);
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(2, 7);
    clerk.receive(tea, east, 3);
    var order = clerk.order(ann, tea, 5);
    var line = order.lines().getFirst().id();

    var shipped = Clerk.done(orders.fulfil(order.id(), new Named(line, 3, east)));

    assertThat(shipped.fulfilments().getFirst().lines())
        .containsExactly(new LinePieces(line, east, 3));
    assertRefused(
        orders.fulfil(order.id(), new Named(line, 1, east)),
        "quantity-exceeds-open at lines/0/quantity");
    assertRefused(
        orders.fulfil(order.id(), new Named(line, 1, new LocationCode("NOWHERE"))),
        "quantity-exceeds-open at lines/0/quantity");
  }

  @Test
  void tellsEverythingThatIsWrongWithWhatIsNamed() {
    var order = clerk.order(clerk.customerWith(100), clerk.productWith(10, 7), 3);
    var line = order.lines().getFirst().id();
    var nothing = new OrderLineId(FreshIds.next());

    assertRefused(
        orders.fulfil(
            order.id(),
            new Named(nothing, 1, null),
            new Named(line, 0, null),
            new Named(line, 4, null)),
        "unknown-line at lines/0/lineId",
        "quantity-out-of-range at lines/1/quantity",
        "quantity-exceeds-open at lines/2/quantity");
  }

  @Test
  void movesNoCreditsOfOrderThatWasCapturedOnPlacement() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var order = Clerk.done(orders.place(ann, CaptureMode.ON_PLACEMENT, new Wish(tea, 3, null)));
    var before = newestEntry(clerk.accountOf(ann).id());

    var _ = Clerk.done(orders.fulfil(order.id()));

    assertThat(newestEntry(clerk.accountOf(ann).id())).isEqualTo(before);
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(79);
  }

  @ParameterizedTest
  @EnumSource(names = {"CUSTOMER", "SUPPORT", "ANALYST"})
  void isForThoseWhoShipAlone(Role role) {
    var ann = clerk.customerWith(100);
    var order = clerk.order(ann, clerk.productWith(10, 7), 3);
    var other = orders.as(new Actor(ann.value().toString(), role));

    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> other.fulfil(order.id()));
  }

  @Test
  void happensOnceForItsKey() {
    var order = clerk.order(clerk.customerWith(100), clerk.productWith(10, 7), 3);
    var call = Calls.aCall();

    var first = fulfil(call, order.id());
    var second = fulfil(call, order.id());

    assertThat(second).isEqualTo(new Reply.Done<>(Clerk.done(first), true));
  }

  @Test
  void isRefusedUnlessOrderIsPlaced() {
    var tea = clerk.productWith(10, 7);
    var fulfilled = clerk.order(clerk.customerWith(100), tea, 3);
    var cancelled = clerk.order(clerk.customerWith(100), tea, 3);
    var _ = Clerk.done(fulfil(fulfilled.id()));
    var _ =
        Clerk.done(
            shop.ordering()
                .cancelOrder()
                .cancel(Calls.aCall(), new CancelOrder.Request(cancelled.id(), null, null)));

    assertRefused(fulfil(fulfilled.id()), "illegal-transition at ");
    assertRefused(fulfil(cancelled.id()), "illegal-transition at ");
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(7);
  }

  @Test
  void findsNoOrderThatDoesNotExistAndKeepsNothingOfIt() {
    var call = Calls.aCall();

    var reply = fulfil(call, new OrderId(FreshIds.next()));

    assertThat(reply).isEqualTo(new Reply.NotFound<>());
    assertThat(fulfil(call, new OrderId(FreshIds.next()))).isEqualTo(new Reply.NotFound<>());
  }

  @Test
  void isRefusedWhileBackorderedGoodsAreMissing() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(1, 7);
    allowBackordersOf(tea);
    var order = clerk.order(ann, tea, 3);

    assertRefused(fulfil(order.id()), "out-of-stock at ");
    assertThat(clerk.accountOf(ann).held()).isEqualTo(21);

    clerk.receive(tea, 2);
    assertThat(Clerk.done(fulfil(order.id())).status()).isEqualTo(OrderStatus.FULFILLED);
  }

  @Test
  void isDatedNoEarlierThanTheOrderThoughClockRunsBackwards() {
    fakes.clock().set(Moments.EVENING);
    var order = clerk.order(clerk.customerWith(100), clerk.productWith(10, 7), 3);
    fakes.clock().set(Moments.MORNING);

    var fulfilled = Clerk.done(fulfil(order.id()));

    assertThat(fulfilled.changedAt()).isEqualTo(Moments.EVENING);
    assertThat(fulfilled.fulfilments().getFirst().at()).isEqualTo(Moments.EVENING);
  }

  private Reply<Order> fulfil(OrderId order) {
    return fulfil(Calls.aCall(), order);
  }

  private Reply<Order> fulfil(Call call, OrderId order) {
    return shop.ordering()
        .fulfilOrder()
        .fulfil(call, new FulfilOrder.Request(order, null, "parcel 7"));
  }

  private Entry newestEntry(AccountId account) {
    return ports
        .transactions()
        .read(() -> ports.credit().entries().list(account, Range.ALL, 1).getFirst());
  }

  private void allowBackordersOf(Sku sku) {
    var item = clerk.stockOf(sku);
    var more = item.limit(5, null, item.changedAt());
    var _ =
        ports
            .transactions()
            .write(() -> {
              ports.stockItems().update(List.of(more));
              return true;
            });
  }
}
