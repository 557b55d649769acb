package dev.purser.web.ordering;

import dev.purser.application.ordering.FulfilOrder;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What left. */
record FulfilmentBody(
    @Schema(description = "Which pieces; all that is open unless said.")
        @Items(min = 1, max = OrderDesk.MAX_NAMED)
        @Nullable List<ShippedBody> lines,
    @Schema(description = "The carrier's number.") @Text(max = Fulfilment.MAX_TRACKING)
        @Nullable String tracking) {

  /** So many pieces of a line that left. */
  record ShippedBody(
      UUID lineId,
      long quantity,
      @Schema(description = "Where they left from; where they were allocated first unless said.")
          @Text(shape = LocationCode.SHAPE)
          @Nullable String location) {
    Named toNamed() {
      var from = location == null ? null : new LocationCode(location);
      return new Named(new OrderLineId(lineId), quantity, from);
    }
  }

  FulfilOrder.Request toRequest(OrderId order) {
    var named = lines == null ? null : lines.stream().map(ShippedBody::toNamed).toList();
    return new FulfilOrder.Request(order, named, tracking);
  }
}
