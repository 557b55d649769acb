package dev.purser.web.inventory;

import dev.purser.application.inventory.MoveStock;
import dev.purser.application.inventory.StockQueries;
import dev.purser.application.inventory.WantedMovements;
import dev.purser.application.shared.Actor;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.Remark;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Checked;
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

/** Changes of what is on hand. */
@Controller
@Tag(name = "Stock", description = "How much of what is where.")
final class StockMovementController {
  private final MoveStock moveStock;
  private final StockQueries stock;

  StockMovementController(MoveStock moveStock, StockQueries stock) {
    this.moveStock = moveStock;
    this.stock = stock;
  }

  @Operation(
      operationId = "moveStock",
      summary = "Record that goods came in, left, were counted or lost, or went elsewhere")
  @Refuses({
    ProblemCode.UNKNOWN_SKU,
    ProblemCode.UNKNOWN_LOCATION,
    ProblemCode.QUANTITY_OUT_OF_RANGE,
    ProblemCode.OUT_OF_STOCK,
    ProblemCode.STOCK_ALLOCATED
  })
  @PostMapping("/v1/stock-movements")
  Answer<StockMovementJson> move(Keyed<MovementBody> request) {
    var reply = moveStock.move(request.call(), request.body().toRequest());
    return Replies.answer(
        reply,
        movement ->
            new Answer.Created<>(json(movement), "/v1/stock-movements/" + movement.id().value()));
  }

  @Operation(operationId = "getStockMovement", summary = "Read a movement of stock")
  @GetMapping("/v1/stock-movements/{id}")
  Answer<StockMovementJson> find(Actor actor, PathId id) {
    var found = stock.movement(actor, new MovementId(id.value()));
    return Replies.answer(found, movement -> new Answer.Shown<>(json(movement)));
  }

  @Operation(operationId = "listStockMovements", summary = "List movements of stock, newest first")
  @GetMapping("/v1/stock-movements")
  Answer<ListJson<StockMovementJson>> list(Actor actor, Listing<MovementFilter> request) {
    var slice = request.slice(position -> new MovementId(UUID.fromString(position)));
    var page = stock.movements(actor, request.filter().toWanted(), slice);
    return request.answer(page, StockMovementController::json, id -> id.value().toString());
  }

  private static StockMovementJson json(StockMovement movement) {
    return StockJsonMapper.MAPPER.json(movement);
  }

  /** Which movements. */
  record MovementFilter(
      @Text(shape = Sku.SHAPE) @Nullable String sku,
      @Text(shape = LocationCode.SHAPE) @Nullable String location,
      @Nullable MovementType type,
      @Nullable UUID order) {
    WantedMovements toWanted() {
      return new WantedMovements(
          sku == null ? null : new Sku(sku),
          location == null ? null : new LocationCode(location),
          type,
          order);
    }
  }

  /** What moves. */
  record MovementBody(
      MovementType type,
      @Text(shape = Sku.SHAPE) String sku,
      @Text(shape = LocationCode.SHAPE) String location,
      @Text(shape = LocationCode.SHAPE) @Nullable String toLocation,
      long quantity,
      @Text(max = StockMovement.MAX_REASON) @Nullable String reason,
      @Text(min = 1, max = StockMovement.MAX_REFERENCE) @Nullable String reference)
      implements Checked {

    /** The type is null where it is wrong by itself. */
    @Override
    public void check(Complaints complaints) {
      switch ((@Nullable MovementType) type) {
        case null -> {}
        case TRANSFER -> checkTarget(complaints);
        case RECEIVE, SHIP, RETURN, ADJUST, WRITE_OFF -> {
          if (toLocation != null) {
            complaints.add("toLocation", "Only a TRANSFER goes to a location.");
          }
        }
      }
    }

    private void checkTarget(Complaints complaints) {
      if (toLocation == null) {
        complaints.add("toLocation", "A TRANSFER needs the location that it goes to.");
      } else if (toLocation.equals(location)) {
        complaints.add("toLocation", "A TRANSFER goes to another location.");
      }
    }

    MoveStock.Request toRequest() {
      return new MoveStock.Request(
          type,
          new Sku(sku),
          new LocationCode(location),
          toLocation == null ? null : new LocationCode(toLocation),
          quantity,
          new Remark(reason, reference));
    }
  }
}
