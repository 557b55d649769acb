package dev.purser.web.ordering;

import dev.purser.application.ordering.ReturnOrder;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderId;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came back. */
record ReturnBody(
    @Schema(description = "Which pieces; all that was shipped and is not back unless said.")
        @Items(min = 1, max = OrderDesk.MAX_NAMED)
        @Nullable List<PiecesBody> lines,
    @Schema(description = "Whether they can be sold again; if not, they are written off.")
        Boolean restock,
    @Schema(description = "Where they came back to; where they were shipped from unless said.")
        @Text(shape = LocationCode.SHAPE)
        @Nullable String location,
    @Text(max = Order.MAX_REASON) @Nullable String reason) {
  ReturnOrder.Request toRequest(OrderId order) {
    var back = location == null ? null : new LocationCode(location);
    return new ReturnOrder.Request(order, PiecesBody.named(lines), back, restock, reason);
  }
}
