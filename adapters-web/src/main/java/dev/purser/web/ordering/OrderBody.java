package dev.purser.web.ordering;

import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.CheckedForActor;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Text;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered.
 *
 * @param customerId who buys: customers themselves unless said, while everybody else names them
 * @param confirm only {@code true}, which is what absence means too
 * @param capture only {@code ON_FULFILMENT}, which is what absence means too
 */
record OrderBody(
    @Nullable UUID customerId,
    @Items(min = 1, max = Order.MAX_LINES) List<LineBody> lines,
    @Nullable UUID accountId,
    @Nullable Boolean confirm,
    @Nullable Capture capture,
    @Nullable Map<String, String> shipTo,
    @Nullable Map<String, @Nullable Object> metadata)
    implements Checked, CheckedForActor {

  /** When the credits are spent. */
  enum Capture {
    ON_FULFILMENT
  }

  /** So many of a SKU. */
  record LineBody(
      @Text(shape = Sku.SHAPE) String sku, long quantity, @Nullable AmountJson expectedUnitPrice) {
    Wish toLine() {
      var expected = expectedUnitPrice == null ? null : expectedUnitPrice.toAmount();
      return new Wish(new Sku(sku), quantity, expected);
    }
  }

  @Override
  public void check(Complaints complaints) {
    if (Boolean.FALSE.equals(confirm)) {
      complaints.add("confirm", "This must be true: orders cannot be reserved only.");
    }
  }

  @Override
  public void check(Actor actor, Complaints complaints) {
    if (customerId == null && actor.role() != Role.CUSTOMER) {
      complaints.add("customerId", "This field is required: who you are does not tell who buys.");
    }
  }

  PlaceOrder.Request toRequest(Actor actor) {
    return new PlaceOrder.Request(
        new CustomerId(buyer(actor)),
        lines.stream().map(LineBody::toLine).toList(),
        accountId == null ? null : new AccountId(accountId),
        shipTo == null ? ShipTo.NONE : new ShipTo(shipTo),
        metadata == null ? Attributes.NONE : new Attributes(metadata));
  }

  private UUID buyer(Actor actor) {
    return customerId == null ? actor.self() : customerId;
  }
}
