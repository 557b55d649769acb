package dev.purser.application.ordering;

import static dev.purser.domain.ordering.CaptureMode.ON_FULFILMENT;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderChange.Kind;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls orders = OrderCalls.in(shop);
  private final CustomerId ann = clerk.customerWith(100);
  private final Actor asAnn = new Actor(ann.value().toString(), Role.CUSTOMER);
  private final Sku tea = clerk.productWith(10, 7);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void tellsWhoDidWhatWhenOfTheWholeLife() {
    var id = wholeLife();

    var told = history(Actor.SYSTEM, id);

    assertThat(told)
        .extracting(
            OrderChange::version,
            OrderChange::kind,
            OrderChange::held,
            OrderChange::captured,
            OrderChange::refunded,
            OrderChange::total)
        .containsExactly(
            tuple(1L, Kind.RESERVED, 14L, 0L, 0L, credits(14)),
            tuple(2L, Kind.EDITED, 14L, 0L, 0L, credits(28)),
            tuple(3L, Kind.CONFIRMED, 0L, 0L, 0L, credits(28)),
            tuple(4L, Kind.FULFILLED, -14L, 14L, 0L, credits(28)),
            tuple(5L, Kind.CANCELLED, -14L, 0L, 0L, credits(28)),
            tuple(6L, Kind.RETURNED, 0L, 0L, 7L, credits(28)));
    assertThat(told).extracting(OrderChange::by).containsOnly(asAnn.caller(), "system");
    assertThat(told.getFirst().by()).isEqualTo(asAnn.caller());
    assertThat(told).extracting(OrderChange::at).isSorted().doesNotHaveDuplicates();
    assertThat(told)
        .extracting(OrderChange::reason)
        .containsExactly(null, null, null, null, "too late", "too bitter");
    assertThat(told)
        .extracting(change -> change.lines().stream().mapToLong(OrderChange.Pieces::quantity).sum())
        .containsExactly(2L, 4L, 0L, 2L, 2L, 1L);
  }

  @Test
  void comesPageByPageTheOldestFirst() {
    var id = wholeLife();
    var queries = shop.ordering().queries();

    var first = queries.history(Actor.SYSTEM, id, Slice.first(4)).orElseThrow();
    var rest = queries.history(Actor.SYSTEM, id, Slice.after(first.next(), 4)).orElseThrow();

    assertThat(first.items()).extracting(OrderChange::version).containsExactly(1L, 2L, 3L, 4L);
    assertThat(rest.items()).extracting(OrderChange::version).containsExactly(5L, 6L);
    assertThat(rest.next()).isNull();
    assertThat(
            queries
                .history(Actor.SYSTEM, id, Slice.numbered(Actor.SYSTEM, 2, 4))
                .orElseThrow()
                .total())
        .isEqualTo(6);
  }

  @Test
  void tellsNothingOfWhatWasRefused() {
    var order = clerk.order(ann, tea, 2);
    var _ = orders.edit(order.id(), new Wish(tea, 50, null));

    assertThat(history(Actor.SYSTEM, order.id())).hasSize(1);
  }

  @Test
  void isForWhoeverMaySeeTheOrder() {
    var order = clerk.order(ann, tea, 2);
    var stranger = new Actor(clerk.customer().value().toString(), Role.CUSTOMER);
    var queries = shop.ordering().queries();

    assertThat(history(asAnn, order.id())).hasSize(1);
    assertThat(history(new Actor(FreshIds.next().toString(), Role.ANALYST), order.id())).hasSize(1);
    assertThat(queries.history(stranger, order.id(), Slice.first(1))).isEmpty();
    assertThat(queries.history(asAnn, new OrderId(FreshIds.next()), Slice.first(1))).isEmpty();
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> queries.history(Actor.ANONYMOUS, order.id(), Slice.first(1)));
  }

  private OrderId wholeLife() {
    var byAnn = orders.as(asAnn);
    var id = Clerk.done(byAnn.reserve(ann, ON_FULFILMENT, new Wish(tea, 2, null))).id();
    tick();
    var line = Clerk.done(byAnn.edit(id, new Wish(tea, 4, null))).lines().getFirst().id();
    tick();
    var _ = Clerk.done(byAnn.confirm(id));
    tick();
    var _ = Clerk.done(orders.fulfil(id, new Named(line, 2, null)));
    tick();
    var _ = Clerk.done(byAnn.cancel(id));
    tick();
    var _ = Clerk.done(orders.takeBack(id, new Named(line, 1, null)));
    return id;
  }

  private void tick() {
    ports.clock().advance(Duration.ofSeconds(1));
  }

  private List<OrderChange> history(Actor actor, OrderId order) {
    return shop.ordering().queries().history(actor, order, Slice.first(50)).orElseThrow().items();
  }
}
