package dev.purser.domain.ordering;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.catalog.OfferBuilder;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An order as a test needs it; without more said, a placed one of two pieces of tea. */
public final class OrderBuilder {
  private OrderId id = new OrderId(FreshIds.next());
  private long number = 100_001;
  private CustomerId customer = new CustomerId(FreshIds.next());
  private final List<OrderLine> lines = new ArrayList<>();
  private AccountId account = new AccountId(FreshIds.next());
  private HoldId hold = new HoldId(FreshIds.next());
  private ShipTo shipTo = ShipTo.NONE;
  private Attributes metadata = Attributes.NONE;
  private Instant placedAt = Moments.NOON;

  private OrderBuilder() {}

  public static OrderBuilder anOrder() {
    return new OrderBuilder();
  }

  @CanIgnoreReturnValue
  public OrderBuilder withId(OrderId value) {
    id = value;
    return this;
  }

  @CanIgnoreReturnValue
  public OrderBuilder numbered(long value) {
    number = value;
    return this;
  }

  @CanIgnoreReturnValue
  public OrderBuilder by(CustomerId value) {
    customer = value;
    return this;
  }

  /** A line, allocated at the main location. */
  @CanIgnoreReturnValue
  public OrderBuilder withLine(Offer offer, long quantity) {
    return withLine(offer, Map.of(new StockKey(offer.sku(), LocationCode.MAIN), quantity));
  }

  /** A line, allocated so. */
  @CanIgnoreReturnValue
  public OrderBuilder withLine(Offer offer, Map<StockKey, Long> claims) {
    var quantity = claims.values().stream().mapToLong(Long::longValue).sum();
    lines.add(OrderLine.place(new OrderLineId(FreshIds.next()), offer, quantity, claims));
    return this;
  }

  @CanIgnoreReturnValue
  public OrderBuilder paidBy(AccountId payer, HoldId withHold) {
    account = payer;
    hold = withHold;
    return this;
  }

  @CanIgnoreReturnValue
  public OrderBuilder shippedTo(ShipTo value) {
    shipTo = value;
    return this;
  }

  @CanIgnoreReturnValue
  public OrderBuilder with(Attributes value) {
    metadata = value;
    return this;
  }

  @CanIgnoreReturnValue
  public OrderBuilder placedAt(Instant instant) {
    placedAt = instant;
    return this;
  }

  public Order build() {
    if (lines.isEmpty()) {
      withLine(OfferBuilder.anOffer().build(), 2);
    }
    var total = lines.stream().map(OrderLine::total).reduce(Amount::plus).orElseThrow();
    var payments = List.of(Payment.of(account, hold, total));
    return Order.place(id, number, customer, lines, total, payments, shipTo, metadata, placedAt);
  }

  public Order fulfilled() {
    return build().fulfil(new FulfilmentId(FreshIds.next()), "parcel 1", Moments.EVENING);
  }

  public Order cancelled() {
    return build().cancel("changed my mind", Moments.EVENING);
  }
}
