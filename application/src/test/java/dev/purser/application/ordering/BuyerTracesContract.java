package dev.purser.application.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.FulfilmentId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
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
    var shipped = order.fulfil(new FulfilmentId(ports().ids().next()), "T-1", Moments.EVENING);
    change(() -> ports().orders().update(List.of(shipped)));

    change(() -> traces().remove(lock(customer, null, 10), Moments.EVENING));

    var bare = load(order.id());
    assertThat(bare.shipTo()).isEqualTo(ShipTo.NONE);
    assertThat(bare.metadata()).isEqualTo(Attributes.NONE);
    assertThat(bare.fulfilments()).extracting(Fulfilment::tracking).containsOnlyNulls();
    assertThat(bare.version()).isEqualTo(shipped.version() + 1);
    assertThat(bare.lines()).isEqualTo(shipped.lines());
    assertThat(bare.payments()).isEqualTo(shipped.payments());
    assertThat(bare.total()).isEqualTo(shipped.total());
  }

  @Test
  void leavesAloneWhatTellsNothing() {
    var customer = given().customer();
    var order = given().order(customer);
    var cancelled = given().order(customer).cancel("Mine, not yours", Moments.EVENING);
    change(() -> ports().orders().update(List.of(cancelled)));
    var others =
        given()
            .order(
                given().customer(),
                wished -> wished.withLine(given().offer(), 1).shippedTo(UNICODE_ADDRESS));

    change(() -> traces().remove(lock(customer, null, 10), Moments.EVENING));

    assertThat(load(order.id())).isEqualTo(order);
    assertThat(load(cancelled.id()).cancellationReason()).isNull();
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

  private Order load(OrderId id) {
    return read(() -> ports().orders().load(Set.of(id)).get(id));
  }

  private BuyerTraces traces() {
    return ports().buyerTraces();
  }
}
