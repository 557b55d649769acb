package dev.purser.application.ordering;

import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.LinePieces;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderBuilder;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLife;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.shared.Moments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders are locked and loaded as they were left, with all their parts. */
public abstract class OrdersContract extends PortsContract {

  @Test
  void loadsOrderAsItWasInserted() {
    var customer = given().customer();
    var tea = given().offer();
    var pots = given().offer();

    var order =
        given()
            .order(
                customer,
                lines ->
                    lines
                        .withLine(tea, 1)
                        .withLine(pots, 1_000_000)
                        .withLine(tea, 3)
                        .shippedTo(UNICODE_ADDRESS)
                        .with(UNICODE_ATTRIBUTES)
                        .placedAt(Moments.EVENING));

    assertThat(load(order.id())).isEqualTo(order);
  }

  @Test
  void loadsOrderWithAsManyLinesAsThereMayBe() {
    var offer = given().offer();

    var order = given().order(given().customer(), lines -> hundredLinesOf(offer, lines));

    assertThat(load(order.id())).isEqualTo(order);
  }

  @Test
  void loadsOrdersAsTheyWereUpdated() {
    var customer = given().customer();
    var placed = given().order(customer);
    var shipped = given().order(customer);
    var silent = given().order(customer);
    var off = given().order(customer);
    var fulfilled = OrderLife.fulfilled(shipped, UNICODE, Moments.EVENING);
    var withoutTracking = OrderLife.fulfilled(silent, null, Moments.EVENING);
    var cancelled = OrderLife.cancelled(off, Moments.EVENING);

    change(() -> ports().orders().update(List.of(fulfilled, cancelled, withoutTracking)));

    assertThat(load(placed.id())).isEqualTo(placed);
    assertThat(load(shipped.id())).isEqualTo(fulfilled);
    assertThat(load(silent.id())).isEqualTo(withoutTracking);
    assertThat(load(off.id())).isEqualTo(cancelled);
  }

  @Test
  void loadsReservedOrderThatIsAdjustedAndCapturedOnPlacement() {
    var tea = given().offer();
    var pots = given().offer();
    var vat = new Adjustment(Adjustment.Kind.TAX, "vat-20", UNICODE, credits(3));
    var loyal = new Adjustment(Adjustment.Kind.DISCOUNT, "loyal", "", credits(-1));
    var reserved =
        given()
            .order(
                given().customer(),
                order ->
                    order
                        .withLine(tea, 1)
                        .withLine(pots, 2)
                        .with(vat)
                        .with(loyal)
                        .captured(CaptureMode.ON_PLACEMENT)
                        .reservedUntil(Moments.EVENING));
    var confirmed = OrderLife.confirmed(reserved, Moments.NOON);

    assertThat(load(reserved.id())).isEqualTo(reserved);
    change(() -> ports().orders().update(List.of(confirmed)));
    assertThat(load(reserved.id())).isEqualTo(confirmed);
  }

  @Test
  void loadsExpiredOrderWithItsDeadline() {
    var reserved = given().order(given().customer(), order -> order.reservedUntil(Moments.EVENING));
    var expired = OrderLife.expired(reserved, Moments.EVENING);

    change(() -> ports().orders().update(List.of(expired)));

    assertThat(load(reserved.id())).isEqualTo(expired);
  }

  @Test
  void loadsWhatLeftAndCameBackInTheOrderInWhichItDid() {
    var tea = given().offer();
    var pots = given().offer();
    var west = new StockKey(tea.sku(), new LocationCode("WEST"));
    var east = new StockKey(tea.sku(), new LocationCode("EAST"));
    var claims = new LinkedHashMap<StockKey, Long>();
    claims.put(west, 4L);
    claims.put(east, 3L);
    var placed =
        given().order(given().customer(), order -> order.withLine(tea, claims).withLine(pots, 2));
    var teas = placed.lines().getFirst();
    var first =
        OrderLife.fulfilled(
            placed,
            List.of(
                OrderLife.pieces(placed.lines().getLast(), 1),
                new LinePieces(teas.id(), east.location(), 2),
                new LinePieces(teas.id(), west.location(), 1),
                new LinePieces(teas.id(), west.location(), 1)),
            UNICODE,
            Moments.NOON);
    var second =
        OrderLife.fulfilled(
            first, List.of(new LinePieces(teas.id(), west.location(), 2)), null, Moments.NOON);
    var back =
        OrderLife.returned(
            second,
            List.of(
                new LinePieces(teas.id(), west.location(), 2),
                new LinePieces(teas.id(), east.location(), 1)),
            UNICODE,
            Moments.EVENING);
    var more =
        OrderLife.returned(
            back, List.of(new LinePieces(teas.id(), east.location(), 1)), null, Moments.EVENING);
    var over =
        OrderLife.cancelled(
            more, List.of(new LinePieces(teas.id(), east.location(), 1)), Moments.EVENING);

    assertThat(load(placed.id())).isEqualTo(placed);
    for (var order : List.of(first, second, back, more, over)) {
      change(() -> ports().orders().update(List.of(order)));
      assertThat(load(placed.id())).isEqualTo(order);
    }
    assertThat(over.status()).isEqualTo(OrderStatus.PARTIALLY_FULFILLED);
    assertThat(over.returns()).hasSize(2);
  }

  @Test
  void loadsNothingOfOrdersThatDoNotExist() {
    var known = given().order(given().customer()).id();
    var unknown = new OrderId(ports().ids().next());

    assertThat(read(() -> ports().orders().load(Set.of(known, unknown)))).containsOnlyKeys(known);
  }

  @ParameterizedTest
  @EnumSource
  void locksThoseThatExist(LockWait wait) {
    var one = given().order(given().customer()).id();
    var other = given().order(given().customer()).id();
    var missing = new OrderId(ports().ids().next());

    assertThat(write(() -> ports().orders().lock(Set.of(one, other, missing), wait)))
        .containsExactlyInAnyOrder(one, other);
  }

  @Test
  void tellsWhatIsLockedAndWhenItChanged() {
    var order = OrderBuilder.anOrder().cancelled();

    assertThat(ports().orders().needsLock(order)).isTrue();
    assertThat(ports().orders().changedAt(order)).isEqualTo(Moments.EVENING);
  }

  @Test
  void listsOrdersNewestFirst() {
    var customer = given().customer();
    var ids =
        Stream.generate(() -> given().order(customer).id().value())
            .limit(4)
            .sorted()
            .map(OrderId::new)
            .toList()
            .reversed();

    assertThat(list(null, ids.getFirst(), 2)).isEqualTo(ids.subList(1, 3));
    assertThat(list(null, null, 1)).hasSize(1);
    assertThat(list(customer, null, 200)).isEqualTo(ids);
    assertThat(list(customer, null, 3)).isEqualTo(ids.subList(0, 3));
    assertThat(list(customer, ids.get(2), 200)).isEqualTo(ids.subList(3, 4));
  }

  @Test
  void listsOrdersOfOneCustomer() {
    var customer = given().customer();
    var other = given().customer();
    var own = given().order(customer);
    var others = given().order(other);

    assertThat(list(customer, null, 200)).containsExactly(own.id());
    assertThat(list(other, null, 200)).containsExactly(others.id());
    assertThat(list(given().customer(), null, 200)).isEmpty();
  }

  @Test
  void readsPagesByTheirNumber() {
    var customer = given().customer();
    var ids = Stream.generate(() -> given().order(customer).id()).limit(3).toList().reversed();

    assertThat(numbered(customer, 1, 2)).isEqualTo(ids.subList(0, 2));
    assertThat(numbered(customer, 2, 2)).isEqualTo(ids.subList(2, 3));
    assertThat(numbered(customer, 3, 2)).isEmpty();
    assertThat(read(() -> ports().orders().count(customer))).isEqualTo(3);
    assertThat(read(() -> ports().orders().count(null))).isGreaterThanOrEqualTo(3);
  }

  private List<OrderId> numbered(CustomerId customer, int page, int size) {
    return read(() -> ports().orders().list(customer, new Slice.Numbered<>(page, size)));
  }

  private static OrderBuilder hundredLinesOf(Offer offer, OrderBuilder order) {
    for (var n = 1; n <= Order.MAX_LINES; n++) {
      order.withLine(offer, n);
    }
    return order;
  }

  private List<OrderId> list(@Nullable CustomerId customer, @Nullable OrderId before, int limit) {
    var slice = Slice.after(before, limit);
    var read = read(() -> ports().orders().list(customer, slice));
    return Page.of(slice, read, id -> id, () -> 0).items();
  }

  private Order load(OrderId id) {
    return read(() -> ports().orders().load(Set.of(id))).get(id);
  }
}
