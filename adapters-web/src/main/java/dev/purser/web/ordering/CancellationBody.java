package dev.purser.web.ordering;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderId;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is off. */
record CancellationBody(
    @Schema(description = "Which pieces; all that is open unless said.")
        @Items(min = 1, max = OrderDesk.MAX_NAMED)
        @Nullable List<PiecesBody> lines,
    @Text(max = Order.MAX_REASON) @Nullable String reason) {
  CancelOrder.Request toRequest(OrderId order) {
    return new CancelOrder.Request(order, PiecesBody.named(lines), reason);
  }
}
