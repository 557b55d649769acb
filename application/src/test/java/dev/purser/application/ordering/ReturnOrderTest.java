package dev.purser.application.ordering;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.credit.Entries.Range;
import dev.purser.application.inventory.InMemoryStockMovements;
import dev.purser.application.inventory.WantedStock;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.OrderReturn;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReturnOrderTest {
  private static final LocationCode EAST = new LocationCode("EAST");

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls orders = OrderCalls.in(shop);
  private final CustomerId ann = clerk.customerWith(100);
  private final Sku tea = clerk.productWith(10, 7);
  private final Order order = clerk.order(ann, tea, 3);
  private final OrderLineId line = order.lines().getFirst().id();

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void takesGoodsBackAndRefundsThem() {
    var _ = Clerk.done(orders.fulfil(order.id()));

    var returned = Clerk.done(orders.takeBack(order.id(), pieces(2)));

    assertThat(returned.lines().getFirst().returned()).isEqualTo(2);
    assertThat(returned.returns())
        .extracting(OrderReturn::refunded, OrderReturn::expired, OrderReturn::reason)
        .containsExactly(tuple(credits(14), credits(0), "too bitter"));
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(9);
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(93);
    assertThat(shop.ordering().queries().find(Actor.SYSTEM, order.id())).contains(returned);
  }

  @Test
  void refundsByTransferOfTheOrders() {
    var _ = Clerk.done(orders.fulfil(order.id()));

    var _ = Clerk.done(orders.takeBack(order.id()));

    var revenue = new Given(ports.all()).house(HouseRole.REVENUE).id();
    var entry =
        ports
            .all()
            .transactions()
            .read(() -> ports.all().credit().entries().list(revenue, Range.ALL, 1).getFirst());
    var transfer = shop.credit().queries().transfer(Actor.SYSTEM, entry.transfer()).orElseThrow();
    assertThat(entry.change()).isEqualTo(-21);
    assertThat(transfer.kind()).isEqualTo(TransferKind.REFUND);
    assertThat(transfer.managedBy()).isEqualTo(order.id().value());
    assertThat(transfer.legs())
        .containsExactly(new Leg(revenue, clerk.accountOf(ann).id(), credits(21)));
  }

  @Test
  void refundsWhatWasCapturedOnPlacement() {
    var bob = clerk.customerWith(100);
    var paid = Clerk.done(orders.place(bob, CaptureMode.ON_PLACEMENT, new Wish(tea, 3, null)));
    var only = paid.lines().getFirst().id();
    var _ = Clerk.done(orders.fulfil(paid.id(), new Named(only, 2, null)));

    var returned = Clerk.done(orders.takeBack(paid.id()));

    assertThat(returned.returns().getFirst().refunded()).isEqualTo(credits(14));
    assertThat(clerk.accountOf(bob).posted()).isEqualTo(93);
  }

  @Test
  void writesOffWhatCannotBeSoldAgain() {
    var _ = Clerk.done(orders.fulfil(order.id()));

    var _ = Clerk.done(orders.takeBack(order.id(), null, false));

    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(7);
    assertThat(movements())
        .extracting(StockMovement::type, StockMovement::change, StockMovement::reason)
        .containsExactlyInAnyOrder(
            tuple(MovementType.SHIP, -3L, null),
            tuple(MovementType.RETURN, 3L, null),
            tuple(MovementType.WRITE_OFF, -3L, null));
  }

  @Test
  void putsGoodsWhereItIsSaidThoughThatHasNeverHadAny() {
    ports.open(EAST);
    var _ = Clerk.done(orders.fulfil(order.id()));

    var returned = Clerk.done(orders.takeBack(order.id(), EAST, true, pieces(2)));

    assertThat(returned.returns().getFirst().lines().getFirst().location()).isEqualTo(EAST);
    assertThat(stock()).extracting(StockItem::onHand).containsExactlyInAnyOrder(7L, 2L);
  }

  @Test
  void putsGoodsBackWhereTheyWereShippedFromLast() {
    ports.open(EAST);
    clerk.receive(tea, EAST, 2);
    var bob = clerk.customerWith(100);
    var split = clerk.order(bob, tea, 9);
    assertThat(split.lines().getFirst().allocations()).hasSize(2);
    var shipped = Clerk.done(orders.fulfil(split.id()));
    var last = shipped.fulfilments().getLast().lines().getLast().location();

    var returned =
        Clerk.done(
            orders.takeBack(split.id(), new Named(shipped.lines().getFirst().id(), 1, null)));

    assertThat(returned.returns().getFirst().lines().getFirst().location()).isEqualTo(last);
  }

  @Test
  void tellsOfUnknownLocationTogetherWithEverythingElse() {
    var _ = Clerk.done(orders.fulfil(order.id(), pieces(1)));
    var nowhere = new LocationCode("NOWHERE");

    assertRefused(
        orders.takeBack(order.id(), nowhere, true, pieces(2)),
        "unknown-location at location",
        "quantity-exceeds-open at lines/0/quantity");
    assertRefused(
        orders.takeBack(order.id(), nowhere, true, pieces(1)), "unknown-location at location");
    assertRefused(
        orders.takeBack(clerk.order(ann, tea, 1).id(), nowhere, true),
        "unknown-location at location",
        "illegal-transition at ");
  }

  @Test
  void isRefusedBeforeAnythingWasShippedAndOnceAllCameBack() {
    assertRefused(orders.takeBack(order.id()), "illegal-transition at ");
    var _ = Clerk.done(orders.fulfil(order.id()));
    var _ = Clerk.done(orders.takeBack(order.id()));

    assertRefused(orders.takeBack(order.id()), "illegal-transition at ");
    assertRefused(
        orders.takeBack(order.id(), pieces(1)), "quantity-exceeds-open at lines/0/quantity");
  }

  @Test
  void happensOnceForItsKey() {
    var _ = Clerk.done(orders.fulfil(order.id()));
    var again = orders.under(Calls.aCall());

    var first = Clerk.done(again.takeBack(order.id(), pieces(1)));

    assertThat(again.takeBack(order.id(), pieces(1))).isEqualTo(new Reply.Done<>(first, true));
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(86);
  }

  @Test
  void findsNoOrderThatDoesNotExist() {
    assertThat(orders.takeBack(new OrderId(FreshIds.next()))).isEqualTo(new Reply.NotFound<>());
  }

  @ParameterizedTest
  @EnumSource(names = {"CUSTOMER", "ANALYST"})
  void isForStaffAlone(Role role) {
    var other = orders.as(new Actor(ann.value().toString(), role));

    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> other.takeBack(order.id()));
  }

  @Test
  void isForSupport() {
    var _ = Clerk.done(orders.fulfil(order.id()));
    var support = orders.as(new Actor(FreshIds.next().toString(), Role.SUPPORT));

    assertThat(support.takeBack(order.id())).isInstanceOf(Reply.Done.class);
  }

  private Named pieces(long quantity) {
    return new Named(line, quantity, null);
  }

  private List<StockItem> stock() {
    return shop.inventory()
        .queries()
        .items(Actor.SYSTEM, WantedStock.of(tea), Slice.first(10))
        .items();
  }

  /** What moved for the order. */
  private List<StockMovement> movements() {
    var movements = (InMemoryStockMovements) ports.all().stockMovements();
    var all = ports.all().transactions().read(movements::all);
    return all.stream().filter(one -> order.id().value().equals(one.order())).toList();
  }
}
