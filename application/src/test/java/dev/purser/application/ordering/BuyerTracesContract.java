package dev.purser.application.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Slice;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLife;
import dev.purser.domain.ordering.OrderReturn;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What tells who bought goes; what was bought stays. */
public abstract class BuyerTracesContract extends PortsContract {

  @Test
  void removesAddressMetadataReasonAndTracking() {
    var customer = given().customer();
    var offer = given().offer();
    var order =
        given()
            .order(
                customer,
                wished ->
                    wished.withLine(offer, 2).shippedTo(UNICODE_ADDRESS).with(UNICODE_ATTRIBUTES));
    var shipped = OrderLife.fulfilled(order, "T-1", Moments.EVENING);
    var back = OrderLife.pieces(order.lines().getFirst(), 1);
    var returned = OrderLife.returned(shipped, List.of(back), UNICODE, Moments.EVENING);
    var told = changeOf(returned, "It leaks on Elm Street 7");
    change(() -> {
      ports().orders().update(List.of(returned));
      history().append(List.of(told));
    });

    change(() -> traces().remove(lock(customer, null, 10), Moments.EVENING));

    var bare = load(order.id());
    assertThat(bare.shipTo()).isEqualTo(ShipTo.NONE);
    assertThat(bare.metadata()).isEqualTo(Attributes.NONE);
    assertThat(bare.fulfilments()).extracting(Fulfilment::tracking).containsOnlyNulls();
    assertThat(bare.returns()).extracting(OrderReturn::reason).containsOnlyNulls();
    assertThat(bare.version()).isEqualTo(returned.version() + 1);
    assertThat(bare.lines()).isEqualTo(returned.lines());
    assertThat(bare.payments()).isEqualTo(returned.payments());
    assertThat(bare.total()).isEqualTo(returned.total());
    assertThat(historyOf(order.id())).containsExactly(withoutReason(told));
  }

  @Test
  void leavesAloneWhatTellsNothing() {
    var customer = given().customer();
    var order = given().order(customer);
    var cancelled = OrderLife.cancelled(given().order(customer), Moments.EVENING);
    change(() -> {
      ports().orders().update(List.of(cancelled));
      history().append(List.of(changeOf(order, null), changeOf(cancelled, "Mine, not yours")));
    });
    var others =
        given()
            .order(
                given().customer(),
                wished -> wished.withLine(given().offer(), 1).shippedTo(UNICODE_ADDRESS));

    change(() -> traces().remove(lock(customer, null, 10), Moments.EVENING));

    assertThat(load(order.id())).isEqualTo(order);
    assertThat(load(cancelled.id()).version()).isEqualTo(cancelled.version() + 1);
    assertThat(historyOf(cancelled.id())).extracting(OrderChange::reason).containsOnlyNulls();
    assertThat(load(others.id())).isEqualTo(others);
  }

  @Test
  void goesThroughOrdersInSteps() {
    var customer = given().customer();
    var ids = List.of(given().order(customer).id(), given().order(customer).id());

    assertThat(write(() -> lock(customer, null, 1))).isEqualTo(ids.subList(0, 1));
    assertThat(write(() -> lock(customer, ids.getFirst(), 5))).isEqualTo(ids.subList(1, 2));
    assertThat(write(() -> lock(customer, ids.getLast(), 5))).isEmpty();
  }

  private List<OrderId> lock(CustomerId customer, @Nullable OrderId after, int limit) {
    return traces().lock(customer, after, limit);
  }

  private static OrderChange changeOf(Order order, @Nullable String reason) {
    var kind = OrderChange.Kind.CANCELLED;
    return new OrderChange(
        order.id(),
        order.version(),
        kind,
        "somebody",
        reason,
        List.of(),
        order.total(),
        0,
        0,
        0,
        0,
        order.changedAt());
  }

  private static OrderChange withoutReason(OrderChange change) {
    return new OrderChange(
        change.order(),
        change.version(),
        change.kind(),
        change.by(),
        null,
        change.lines(),
        change.total(),
        change.held(),
        change.captured(),
        change.refunded(),
        change.expired(),
        change.at());
  }

  private List<OrderChange> historyOf(OrderId id) {
    return read(() -> history().of(id, Slice.first(10)));
  }

  private OrderHistory history() {
    return ports().ordering().history();
  }

  private Order load(OrderId id) {
    return read(() -> ports().orders().load(Set.of(id)).get(id));
  }

  private BuyerTraces traces() {
    return ports().buyerTraces();
  }
}
