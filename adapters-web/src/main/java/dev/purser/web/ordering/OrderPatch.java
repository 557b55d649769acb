package dev.purser.web.ordering;

import dev.purser.application.ordering.EditOrder;
import dev.purser.application.shared.Change;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.web.ordering.OrderBody.LineBody;
import dev.purser.web.shared.input.Items;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changes of an order. */
record OrderPatch(
    @Schema(description = "Instead of all lines that there are.")
        @Items(min = 1, max = Order.MAX_LINES)
        Change<List<LineBody>> lines,
    Change<@Nullable Map<String, @Nullable String>> shipTo,
    Change<@Nullable Map<String, @Nullable Object>> metadata) {

  EditOrder.Changes toChanges() {
    return new EditOrder.Changes(
        lines.<@Nullable List<Wish>>map(LineBody::wishes).over(null), shipTo, metadata);
  }
}
