package dev.purser.application.ordering;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.application.testing.RefusalsTold.refusals;
import static dev.purser.domain.ordering.CaptureMode.ON_FULFILMENT;
import static dev.purser.domain.ordering.CaptureMode.ON_PLACEMENT;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.OrderStep;
import dev.purser.domain.ordering.OrderingRefusal;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmOrderTest {
  private static final Duration RESERVATION = Shop.ORDER_RULES.reservation();

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls orders = OrderCalls.in(shop);
  private final CustomerId ann = clerk.customerWith(100);
  private final Sku tea = clerk.productWith(10, 7);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void reservesStockAndCreditsUntilDeadline() {
    var reserved = reserved();

    assertThat(reserved.status()).isEqualTo(OrderStatus.RESERVED);
    assertThat(reserved.deadline()).isEqualTo(NOON.plus(RESERVATION));
    assertThat(clerk.stockOf(tea).allocated()).isEqualTo(3);
    assertThat(clerk.accountOf(ann).held()).isEqualTo(21);
  }

  @Test
  void placesWhatWasReserved() {
    var confirmed = Clerk.done(orders.confirm(reserved().id()));

    assertThat(confirmed.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(confirmed.deadline()).isNull();
    assertThat(confirmed.version()).isEqualTo(2);
    assertThat(clerk.accountOf(ann).held()).isEqualTo(21);
    assertThat(shop.ordering().queries().find(Actor.SYSTEM, confirmed.id())).contains(confirmed);
  }

  @Test
  void capturesWhatIsCapturedOnPlacement() {
    var reserved = Clerk.done(orders.reserve(ann, ON_PLACEMENT, new Wish(tea, 3, null)));
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(100);

    var _ = Clerk.done(orders.confirm(reserved.id()));

    assertThat(clerk.accountOf(ann).posted()).isEqualTo(79);
    assertThat(clerk.accountOf(ann).held()).isZero();
  }

  @Test
  void capturesOrderThatIsPlacedAtOnceAndCapturedOnPlacement() {
    var placed = Clerk.done(orders.place(ann, ON_PLACEMENT, new Wish(tea, 3, null)));

    assertThat(placed.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(79);
    assertThat(clerk.accountOf(ann).held()).isZero();
    assertThat(clerk.stockOf(tea).allocated()).isEqualTo(3);
  }

  @Test
  void happensOnceForItsKey() {
    var again = orders.under(Calls.aCall());
    var reserved = reserved();

    var first = Clerk.done(again.confirm(reserved.id()));

    assertThat(again.confirm(reserved.id())).isEqualTo(new Reply.Done<>(first, true));
  }

  @Test
  void isPossibleUntilJustBeforeTheDeadline() {
    var reserved = reserved();
    ports.clock().advance(RESERVATION.minusNanos(1_000));

    assertThat(Clerk.done(orders.confirm(reserved.id())).status()).isEqualTo(OrderStatus.PLACED);
  }

  @Test
  void comesTooLateFromTheDeadlineOnThoughNobodyHasExpiredIt() {
    var reserved = reserved();
    ports.clock().advance(RESERVATION);

    assertThat(refusals(orders.confirm(reserved.id())))
        .containsExactly(
            new LocatedRefusal(
                "", new OrderingRefusal.IllegalTransition(OrderStatus.EXPIRED, OrderStep.CONFIRM)));
    assertThat(clerk.accountOf(ann).held()).isEqualTo(21);
  }

  @Test
  void isRefusedUnlessOrderIsReserved() {
    var placed = clerk.order(ann, tea, 3);

    assertRefused(orders.confirm(placed.id()), "illegal-transition at ");
  }

  @Test
  void findsOrdersOfTheActorAlone() {
    var reserved = reserved();

    assertThat(orders.confirm(new OrderId(FreshIds.next()))).isEqualTo(new Reply.NotFound<>());
    assertThat(orders.as(customer(clerk.customer())).confirm(reserved.id()))
        .isEqualTo(new Reply.NotFound<>());
    assertThat(orders.as(customer(ann)).confirm(reserved.id())).isInstanceOf(Reply.Done.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPPORT", "ANALYST"})
  void isNotForThoseWhoDoNotOrder(Role role) {
    var reserved = reserved();
    var other = orders.as(new Actor(FreshIds.next().toString(), role));

    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> other.confirm(reserved.id()));
  }

  private Order reserved() {
    return Clerk.done(orders.reserve(ann, ON_FULFILMENT, new Wish(tea, 3, null)));
  }

  private static Actor customer(CustomerId id) {
    return new Actor(id.value().toString(), Role.CUSTOMER);
  }
}
