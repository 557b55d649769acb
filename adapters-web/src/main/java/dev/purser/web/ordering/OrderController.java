package dev.purser.web.ordering;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderQueries;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Orders over HTTP. Every step of an order is answered with the order as it then is. */
@Controller
@Tag(name = "Orders", description = "Placing orders, and seeing them through.")
final class OrderController {
  private final PlaceOrder placeOrder;
  private final FulfilOrder fulfilOrder;
  private final CancelOrder cancelOrder;
  private final OrderQueries orders;

  OrderController(
      PlaceOrder placeOrder,
      FulfilOrder fulfilOrder,
      CancelOrder cancelOrder,
      OrderQueries orders) {
    this.placeOrder = placeOrder;
    this.fulfilOrder = fulfilOrder;
    this.cancelOrder = cancelOrder;
    this.orders = orders;
  }

  @Operation(operationId = "placeOrder", summary = "Place an order")
  @Refuses({
    ProblemCode.UNKNOWN_SKU,
    ProblemCode.PRODUCT_NOT_AVAILABLE,
    ProblemCode.PRICE_CHANGED,
    ProblemCode.QUANTITY_OUT_OF_RANGE,
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.UNKNOWN_ACCOUNT,
    ProblemCode.ACCOUNT_FROZEN,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.OUT_OF_STOCK,
    ProblemCode.INSUFFICIENT_CREDIT
  })
  @PostMapping("/v1/orders")
  Answer<OrderJson> place(Keyed<OrderBody> request) {
    var reply = placeOrder.place(request.call(), request.body().toRequest(request.call().actor()));
    return Replies.answer(reply, OrderController::created);
  }

  @Operation(operationId = "fulfilOrder", summary = "Record that all of an order left")
  @Refuses({ProblemCode.ILLEGAL_TRANSITION, ProblemCode.AMOUNT_OUT_OF_RANGE})
  @PostMapping("/v1/orders/{id}/fulfilments")
  Answer<OrderJson> fulfil(Keyed<FulfilmentBody> request, PathId id) {
    var order = new OrderId(id.value());
    var tracking = request.body().tracking();
    var reply = fulfilOrder.fulfil(request.call(), new FulfilOrder.Request(order, tracking));
    return Replies.answer(reply, OrderController::created);
  }

  @Operation(operationId = "cancelOrder", summary = "Cancel all of an order")
  @Refuses({ProblemCode.ILLEGAL_TRANSITION})
  @PostMapping("/v1/orders/{id}/cancellations")
  Answer<OrderJson> cancel(Keyed<CancellationBody> request, PathId id) {
    var order = new OrderId(id.value());
    var reason = request.body().reason();
    var reply = cancelOrder.cancel(request.call(), new CancelOrder.Request(order, reason));
    return Replies.answer(reply, OrderController::created);
  }

  @Operation(operationId = "getOrder", summary = "Read an order")
  @GetMapping("/v1/orders/{id}")
  Answer<OrderJson> find(Actor actor, PathId id) {
    var found = orders.find(actor, new OrderId(id.value()));
    return Replies.answer(found, o -> new Answer.Shown<>(json(o), version(o)));
  }

  @Operation(operationId = "listOrders", summary = "List orders, newest first")
  @GetMapping("/v1/orders")
  Answer<ListJson<OrderJson>> list(Actor actor, Listing<OrderFilter> request) {
    var named = request.filter().customer();
    var customer = named == null ? null : new CustomerId(named);
    var slice = request.slice(position -> new OrderId(UUID.fromString(position)));
    var page = orders.list(actor, customer, slice);
    return request.answer(page, OrderController::json, id -> id.value().toString());
  }

  private static Answer.Created<OrderJson> created(Order order) {
    return new Answer.Created<>(json(order), "/v1/orders/" + order.id().value(), version(order));
  }

  private static OrderJson json(Order order) {
    return OrderJsonMapper.MAPPER.json(order);
  }

  private static String version(Order order) {
    return Long.toString(order.version());
  }

  /** Whose orders. */
  record OrderFilter(@Nullable UUID customer) {}

  /** That all of an order left. */
  record FulfilmentBody(@Text(max = Fulfilment.MAX_TRACKING) @Nullable String tracking) {}

  /** That all of an order is off. */
  record CancellationBody(@Text(max = Order.MAX_REASON) @Nullable String reason) {}
}
