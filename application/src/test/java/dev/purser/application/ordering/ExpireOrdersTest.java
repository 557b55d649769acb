package dev.purser.application.ordering;

import static dev.purser.domain.ordering.CaptureMode.ON_FULFILMENT;
import static dev.purser.domain.ordering.CaptureMode.ON_PLACEMENT;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.shared.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpireOrdersTest {
  private static final Duration RESERVATION = Shop.ORDER_RULES.reservation();

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls orders = OrderCalls.in(shop);
  private final CustomerId ann = clerk.customerWith(1_000);
  private final Sku tea = clerk.productWith(200, 7);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void releasesStockAndCreditsOfReservationsWhoseDeadlineHasPassed() {
    var due = reserved(3);
    var confirmed = Clerk.done(orders.confirm(reserved(2).id()));
    ports.clock().advance(RESERVATION.minusNanos(1_000));
    var later = reserved(1);

    ports.clock().set(NOON.plus(RESERVATION));
    expireDue();

    assertThat(read(due).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(read(later).status()).isEqualTo(OrderStatus.RESERVED);
    assertThat(read(confirmed)).isEqualTo(confirmed);
    assertThat(clerk.stockOf(tea).allocated()).isEqualTo(3);
    assertThat(clerk.accountOf(ann).held()).isEqualTo(21);
  }

  @Test
  void givesBackWhatIsLeftOfReservationThatWasCancelledInPart() {
    var due = reserved(3);
    var line = due.lines().getFirst().id();
    var _ = Clerk.done(orders.cancel(due.id(), new Named(line, 1, null)));

    ports.clock().advance(RESERVATION);
    expireDue();

    assertThat(read(due).lines().getFirst().cancelled()).isEqualTo(3);
    assertThat(clerk.accountOf(ann).held()).isZero();
    assertThat(history(due))
        .extracting(OrderChange::kind)
        .containsExactly(
            OrderChange.Kind.RESERVED, OrderChange.Kind.CANCELLED, OrderChange.Kind.EXPIRED);
  }

  @Test
  void spendsNothingOfReservationThatWouldHaveBeenCapturedWhenItWasConfirmed() {
    var _ = Clerk.done(orders.reserve(ann, ON_PLACEMENT, new Wish(tea, 3, null)));

    ports.clock().advance(RESERVATION);
    expireDue();

    assertThat(clerk.accountOf(ann).posted()).isEqualTo(1_000);
    assertThat(clerk.accountOf(ann).held()).isZero();
  }

  @Test
  void sendsToBreakageWhatHasExpiredUnderTheReservation() {
    var bob = clerk.customer();
    var terms = new LotTerms(1, NOON.plus(RESERVATION));
    clerk.grant(clerk.accountOf(bob).id(), 21, terms);
    var due = Clerk.done(orders.reserve(bob, ON_FULFILMENT, new Wish(tea, 3, null)));

    ports.clock().advance(RESERVATION);
    expireDue();

    assertThat(read(due).payments().getFirst().expired().minorUnits()).isEqualTo(21);
    assertThat(clerk.accountOf(bob).posted()).isZero();
  }

  @Test
  void changesNothingTheSecondTime() {
    var due = reserved(3);
    ports.clock().advance(RESERVATION);
    expireDue();
    var expired = read(due);

    expireDue();

    assertThat(read(due)).isEqualTo(expired);
    assertThat(expired.version()).isEqualTo(2);
  }

  @Test
  void leavesTheKeyFreeForLaterWhenOrderIsNotDueAfterAll() {
    var reserved = reserved(3);
    var due = new DueOrders.Due(reserved.id(), NOON.plus(RESERVATION));

    expireDue((now, after, limit) -> List.of(due));
    assertThat(read(reserved)).isEqualTo(reserved);
    ports.clock().advance(RESERVATION);
    expireDue();

    assertThat(read(reserved).status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void leavesOrderAloneThatWasConfirmedMeanwhile() {
    var reserved = reserved(3);
    var due = new DueOrders.Due(reserved.id(), NOON.plus(RESERVATION));
    var confirmed = Clerk.done(orders.confirm(reserved.id()));
    ports.clock().advance(RESERVATION);

    expireDue((now, after, limit) -> List.of(due));

    assertThat(read(reserved)).isEqualTo(confirmed);
  }

  @Test
  void endsEachOnceHoweverManyDoItAtOnceAndNoneThatIsConfirmed() throws Exception {
    var all = IntStream.range(0, 60).mapToObj(_ -> reserved(1)).toList();
    var calls = new ArrayList<Callable<Reply<Order>>>();
    all.forEach(order -> calls.add(() -> orders.confirm(order.id())));
    for (var n = 0; n < 8; n++) {
      calls.add(n % 2 == 0 ? this::expiring : this::passing);
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(calls)) {
        var _ = one.get();
      }
    }
    ports.clock().advance(RESERVATION);
    expireDue();

    var placed = all.stream().map(this::read).filter(order -> is(order, OrderStatus.PLACED));
    var expired = all.stream().map(this::read).filter(order -> is(order, OrderStatus.EXPIRED));
    var sold = placed.count();
    assertThat(sold + expired.count()).isEqualTo(60);
    assertThat(clerk.stockOf(tea).allocated()).isEqualTo(sold);
    assertThat(clerk.accountOf(ann).held()).isEqualTo(7 * sold);
  }

  @Test
  void goesOnUntilItIsToStop() {
    var due = reserved(3);
    ports.clock().advance(RESERVATION);

    shop.ordering().expireOrders().expireDue(() -> false);

    assertThat(read(due).status()).isEqualTo(OrderStatus.RESERVED);
  }

  private Reply<Order> expiring() {
    expireDue();
    return new Reply.NotFound<>();
  }

  private Reply<Order> passing() {
    ports.clock().advance(RESERVATION);
    return new Reply.NotFound<>();
  }

  private void expireDue() {
    shop.ordering().expireOrders().expireDue(() -> true);
  }

  /** As an instance does that thinks these are due. */
  private void expireDue(DueOrders due) {
    var path = ((Shop.Running) shop.running()).path();
    var steps = new OrderSteps(path, ports.all().ids());
    new ExpiringOrders(steps, due, ports.all().transactions(), ports.clock()).expireDue(() -> true);
  }

  private Order reserved(long pieces) {
    return Clerk.done(orders.reserve(ann, ON_FULFILMENT, new Wish(tea, pieces, null)));
  }

  private Order read(Order order) {
    return read(order.id());
  }

  private Order read(OrderId order) {
    return shop.ordering().queries().find(Actor.SYSTEM, order).orElseThrow();
  }

  private List<OrderChange> history(Order order) {
    return shop.ordering()
        .queries()
        .history(Actor.SYSTEM, order.id(), Slice.first(10))
        .orElseThrow()
        .items();
  }

  private static boolean is(Order order, OrderStatus status) {
    return order.status() == status;
  }
}
