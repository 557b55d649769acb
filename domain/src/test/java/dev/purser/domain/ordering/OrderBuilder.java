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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An order as a test needs it; without more said, a placed one of two pieces of tea. */
public final class OrderBuilder {
  private OrderId id = new OrderId(FreshIds.next());
  private long number = 100_001;
  private CustomerId customer = new CustomerId(FreshIds.next());
  private CaptureMode capture = CaptureMode.ON_FULFILMENT;
  private final List<Wanted> lines = new ArrayList<>();
  private final List<Adjustment> adjustments = new ArrayList<>();
  private AccountId account = new AccountId(FreshIds.next());
  private HoldId hold = new HoldId(FreshIds.next());
  private ShipTo shipTo = ShipTo.NONE;
  private Attributes metadata = Attributes.NONE;
  private Instant placedAt = Moments.NOON;
  private @Nullable Instant deadline;

  /** A line that is still to be priced. */
  private record Wanted(OrderLineId id, Offer offer, Map<StockKey, Long> claims) {
    long quantity() {
      return claims.values().stream().mapToLong(Long::longValue).sum();
    }
  }

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
    lines.add(new Wanted(new OrderLineId(FreshIds.next()), offer, claims));
    return this;
  }

  /** What is added to the prices, or taken off them; spread over all lines. */
  @CanIgnoreReturnValue
  public OrderBuilder with(Adjustment adjustment) {
    adjustments.add(adjustment);
    return this;
  }

  @CanIgnoreReturnValue
  public OrderBuilder captured(CaptureMode mode) {
    capture = mode;
    return this;
  }

  /** Reserved only, unless it is confirmed by then. */
  @CanIgnoreReturnValue
  public OrderBuilder reservedUntil(Instant instant) {
    deadline = instant;
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

  /** What it is of, priced; the same lines whenever it is asked for. */
  public Order.Content content() {
    if (lines.isEmpty()) {
      withLine(OfferBuilder.anOffer().build(), 2);
    }
    var prices =
        new Prices(
            lines.stream().map(line -> line.offer().price()).toList(),
            adjustments.stream().map(Prices.Spread::overAll).toList());
    var totals =
        prices.totals(
            lines.stream().map(line -> line.offer().price().times(line.quantity())).toList());
    var priced =
        IntStream.range(0, lines.size()).mapToObj(i -> priced(lines.get(i), totals.get(i)));
    var total = totals.stream().reduce(Amount::plus).orElseThrow();
    return new Order.Content(priced.toList(), adjustments, total, shipTo, metadata);
  }

  public Order build() {
    var order = Order.place(id, number, customer, capture, content(), placedAt, deadline);
    var nothing = Amount.zero(order.total().asset());
    return order.paidBy(
        List.of(new Payment(account, hold, order.owedHeld(), order.owedSpent(), nothing, nothing)));
  }

  /** All of it shipped. */
  public Order fulfilled() {
    return OrderLife.fulfilled(build(), "parcel 1", Moments.EVENING);
  }

  /** All of it called off. */
  public Order cancelled() {
    return OrderLife.cancelled(build(), Moments.EVENING);
  }

  private static OrderLine priced(Wanted line, Amount total) {
    return OrderLine.place(
        line.id(), line.offer(), line.quantity(), line.offer().price(), total, line.claims());
  }
}
