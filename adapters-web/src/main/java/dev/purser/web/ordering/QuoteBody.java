package dev.purser.web.ordering;

import dev.purser.application.ordering.QuoteOrder;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.ordering.Order;
import dev.purser.web.ordering.OrderBody.LineBody;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.CheckedForActor;
import dev.purser.web.shared.input.Items;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would be ordered.
 *
 * @param customerId who would buy: customers themselves unless said, while everybody else names
 *     them
 */
record QuoteBody(
    @Nullable UUID customerId,
    @Items(min = 1, max = Order.MAX_LINES) List<LineBody> lines,
    @Schema(description = "Who would pay; the customer's account in CREDIT unless said.")
        @Nullable UUID accountId)
    implements CheckedForActor {

  @Override
  public void check(Actor actor, Checked.Complaints complaints) {
    Buyers.check(customerId, actor, complaints);
  }

  QuoteOrder.Request toRequest(Actor actor) {
    return new QuoteOrder.Request(
        Buyers.of(customerId, actor),
        LineBody.wishes(lines),
        accountId == null ? null : new AccountId(accountId));
  }
}
