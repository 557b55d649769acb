package dev.purser.web.ordering;

import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.CheckedForActor;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered.
 *
 * @param customerId who buys: customers themselves unless said, while everybody else names them
 */
record OrderBody(
    @Nullable UUID customerId,
    @Items(min = 1, max = Order.MAX_LINES) List<LineBody> lines,
    @Schema(description = "Who pays; the customer's account in CREDIT unless said.")
        @Nullable UUID accountId,
    @Schema(
            description =
                "Whether it is placed at once, as unless said, or reserved until its deadline.")
        @Nullable Boolean confirm,
    @Schema(
            description =
                "When its credits are spent: with each fulfilment, as unless said, or all at once"
                    + " when it is placed or confirmed.")
        @Nullable CaptureMode capture,
    @Nullable Map<String, String> shipTo,
    @Nullable Map<String, @Nullable Object> metadata)
    implements CheckedForActor {

  /** So many of a SKU. */
  record LineBody(
      @Text(shape = Sku.SHAPE) String sku, long quantity, @Nullable AmountJson expectedUnitPrice) {
    Wish toWish() {
      var expected = expectedUnitPrice == null ? null : expectedUnitPrice.toAmount();
      return new Wish(new Sku(sku), quantity, expected);
    }

    static List<Wish> wishes(List<LineBody> lines) {
      return lines.stream().map(LineBody::toWish).toList();
    }
  }

  @Override
  public void check(Actor actor, Checked.Complaints complaints) {
    Buyers.check(customerId, actor, complaints);
  }

  PlaceOrder.Request toRequest(Actor actor) {
    return new PlaceOrder.Request(
        Buyers.of(customerId, actor),
        LineBody.wishes(lines),
        accountId == null ? null : new AccountId(accountId),
        !Boolean.FALSE.equals(confirm),
        Objects.requireNonNullElse(capture, CaptureMode.ON_FULFILMENT),
        shipTo == null ? ShipTo.NONE : new ShipTo(shipTo),
        metadata == null ? Attributes.NONE : new Attributes(metadata));
  }
}
