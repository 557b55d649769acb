package dev.purser.web.ordering;

import dev.purser.application.ordering.OrderQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What was done with an order, over HTTP. */
@Controller
@Tag(name = "Orders", description = "Placing orders, and seeing them through.")
final class OrderHistoryController {
  private final OrderQueries orders;

  OrderHistoryController(OrderQueries orders) {
    this.orders = orders;
  }

  @Operation(
      operationId = "listOrderChanges",
      summary = "List what was done with an order, the oldest first")
  @GetMapping("/v1/orders/{id}/history")
  Answer<ListJson<OrderChangeJson>> history(Actor actor, PathId id, Listing<AllChanges> request) {
    var found = orders.history(actor, new OrderId(id.value()), request.slice(Long::valueOf));
    return Replies.answer(
        found, page -> request.answer(page, change -> json(actor, change), String::valueOf));
  }

  private static OrderChangeJson json(Actor actor, OrderChange change) {
    var author = OrderQueries.author(actor, change).orElse(null);
    return OrderJsonMapper.MAPPER.json(change, author);
  }

  /** A history has no filters. */
  record AllChanges() {}
}
