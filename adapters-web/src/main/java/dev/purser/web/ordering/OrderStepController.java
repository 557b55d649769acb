package dev.purser.web.ordering;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.ConfirmOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.ReturnOrder;
import dev.purser.domain.ordering.OrderId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** The steps of an order over HTTP. Each is answered with the order as it then is. */
@Controller
@Tag(name = "Orders", description = "Placing orders, and seeing them through.")
final class OrderStepController {
  private final ConfirmOrder confirmOrder;
  private final FulfilOrder fulfilOrder;
  private final CancelOrder cancelOrder;
  private final ReturnOrder returnOrder;

  OrderStepController(
      ConfirmOrder confirmOrder,
      FulfilOrder fulfilOrder,
      CancelOrder cancelOrder,
      ReturnOrder returnOrder) {
    this.confirmOrder = confirmOrder;
    this.fulfilOrder = fulfilOrder;
    this.cancelOrder = cancelOrder;
    this.returnOrder = returnOrder;
  }

  @Operation(operationId = "confirmOrder", summary = "Make an order of a reservation")
  @Refuses(ProblemCode.ILLEGAL_TRANSITION)
  @PostMapping("/v1/orders/{id}/confirmations")
  Answer<OrderJson> confirm(Keyed<ConfirmationBody> request, PathId id) {
    var reply = confirmOrder.confirm(request.call(), new OrderId(id.value()));
    return Replies.answer(reply, OrderController::created);
  }

  @Operation(
      operationId = "fulfilOrder",
      summary = "Record that pieces of an order left, or all that is open")
  @Refuses({
    ProblemCode.UNKNOWN_LINE,
    ProblemCode.QUANTITY_OUT_OF_RANGE,
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.ACCOUNT_FROZEN,
    ProblemCode.OUT_OF_STOCK,
    ProblemCode.INSUFFICIENT_CREDIT,
    ProblemCode.QUANTITY_EXCEEDS_OPEN,
    ProblemCode.ILLEGAL_TRANSITION,
    ProblemCode.TOO_MANY_PARCELS
  })
  @PostMapping("/v1/orders/{id}/fulfilments")
  Answer<OrderJson> fulfil(Keyed<FulfilmentBody> request, PathId id) {
    var asked = request.body().toRequest(new OrderId(id.value()));
    var reply = fulfilOrder.fulfil(request.call(), asked);
    return Replies.answer(reply, OrderController::created);
  }

  @Operation(
      operationId = "cancelOrder",
      summary = "Call pieces of an order off, or all that is open")
  @Refuses({
    ProblemCode.UNKNOWN_LINE,
    ProblemCode.QUANTITY_OUT_OF_RANGE,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.QUANTITY_EXCEEDS_OPEN,
    ProblemCode.ILLEGAL_TRANSITION,
    ProblemCode.TOO_MANY_LOTS
  })
  @PostMapping("/v1/orders/{id}/cancellations")
  Answer<OrderJson> cancel(Keyed<CancellationBody> request, PathId id) {
    var asked = request.body().toRequest(new OrderId(id.value()));
    var reply = cancelOrder.cancel(request.call(), asked);
    return Replies.answer(reply, OrderController::created);
  }

  @Operation(
      operationId = "returnOrder",
      summary = "Take shipped pieces of an order back and refund them, or all that are not back")
  @Refuses({
    ProblemCode.UNKNOWN_LOCATION,
    ProblemCode.UNKNOWN_LINE,
    ProblemCode.QUANTITY_OUT_OF_RANGE,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.QUANTITY_EXCEEDS_OPEN,
    ProblemCode.ILLEGAL_TRANSITION,
    ProblemCode.TOO_MANY_LOTS,
    ProblemCode.TOO_MANY_PARCELS
  })
  @PostMapping("/v1/orders/{id}/returns")
  Answer<OrderJson> takeBack(Keyed<ReturnBody> request, PathId id) {
    var asked = request.body().toRequest(new OrderId(id.value()));
    var reply = returnOrder.takeBack(request.call(), asked);
    return Replies.answer(reply, OrderController::created);
  }

  /** There is nothing more to say. */
  record ConfirmationBody() {}
}
