package dev.purser.web.ordering;

import dev.purser.application.ordering.EditOrder;
import dev.purser.application.ordering.OrderQueries;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.KeyedPatch;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Orders over HTTP: placing them, changing what they are of, and reading them. */
@Controller
@Tag(name = "Orders", description = "Placing orders, and seeing them through.")
final class OrderController {
  private final PlaceOrder placeOrder;
  private final EditOrder editOrder;
  private final OrderQueries orders;

  OrderController(PlaceOrder placeOrder, EditOrder editOrder, OrderQueries orders) {
    this.placeOrder = placeOrder;
    this.editOrder = editOrder;
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

  @Operation(
      operationId = "editOrder",
      summary = "Change what an order is of, or where it goes, before anything was shipped")
  @Refuses({
    ProblemCode.UNKNOWN_SKU,
    ProblemCode.PRODUCT_NOT_AVAILABLE,
    ProblemCode.PRICE_CHANGED,
    ProblemCode.QUANTITY_OUT_OF_RANGE,
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.ACCOUNT_FROZEN,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.OUT_OF_STOCK,
    ProblemCode.INSUFFICIENT_CREDIT,
    ProblemCode.ILLEGAL_TRANSITION,
    ProblemCode.TOO_MANY_LOTS,
    ProblemCode.TOO_MANY_ATTRIBUTES
  })
  @PatchMapping("/v1/orders/{id}")
  Answer<OrderJson> edit(KeyedPatch<OrderPatch> request, PathId id) {
    var order = new OrderId(id.value());
    var changes = request.body().toChanges();
    var reply = editOrder.edit(request.call(), order, request.precondition(), changes);
    return Replies.shown(reply, OrderController::shown);
  }

  @Operation(operationId = "getOrder", summary = "Read an order")
  @GetMapping("/v1/orders/{id}")
  Answer<OrderJson> find(Actor actor, PathId id) {
    return Replies.answer(orders.find(actor, new OrderId(id.value())), OrderController::shown);
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

  /** The answer to every step of an order: the order as it then is. */
  static Answer.Created<OrderJson> created(Order order) {
    return new Answer.Created<>(json(order), "/v1/orders/" + order.id().value(), version(order));
  }

  private static Answer.Shown<OrderJson> shown(Order order) {
    return new Answer.Shown<>(json(order), version(order));
  }

  private static OrderJson json(Order order) {
    return OrderJsonMapper.MAPPER.json(order);
  }

  private static String version(Order order) {
    return Long.toString(order.version());
  }

  /** Whose orders. */
  record OrderFilter(@Nullable UUID customer) {}
}
