package dev.purser.web.inventory;

import dev.purser.application.inventory.ReceiveStock;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Changes of what is on hand. */
@Controller
@Tag(name = "Stock", description = "How much of what is where.")
final class StockMovementController {
  private final ReceiveStock receiveStock;

  StockMovementController(ReceiveStock receiveStock) {
    this.receiveStock = receiveStock;
  }

  /** A movement has no address of its own yet: the answer's location is the stock it changed. */
  @Operation(operationId = "moveStock", summary = "Record that goods came in")
  @Refuses({
    ProblemCode.UNKNOWN_SKU,
    ProblemCode.UNKNOWN_LOCATION,
    ProblemCode.QUANTITY_OUT_OF_RANGE
  })
  @PostMapping("/v1/stock-movements")
  Answer<StockMovementJson> move(Keyed<MovementBody> request) {
    var reply = receiveStock.receive(request.call(), request.body().toRequest());
    return Replies.answer(
        reply,
        movement ->
            new Answer.Created<>(
                StockJsonMapper.MAPPER.json(movement),
                "/v1/stock?sku=" + movement.stock().sku().value()));
  }

  /** The movements that a client may ask for. */
  enum Type {
    RECEIVE
  }

  /** What moves. */
  record MovementBody(
      Type type,
      @Text(shape = Sku.SHAPE) String sku,
      @Text(shape = LocationCode.SHAPE) String location,
      long quantity,
      @Text(max = StockMovement.MAX_REASON) @Nullable String reason) {
    ReceiveStock.Request toRequest() {
      return switch (type) {
        case RECEIVE ->
            new ReceiveStock.Request(new Sku(sku), new LocationCode(location), quantity, reason);
      };
    }
  }
}
