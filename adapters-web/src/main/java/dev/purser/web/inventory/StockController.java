package dev.purser.web.inventory;

import dev.purser.application.inventory.LimitStock;
import dev.purser.application.inventory.StockQueries;
import dev.purser.application.inventory.WantedStock;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathText;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How much of what is where, and how much of it may be promised. */
@Controller
@Tag(name = "Stock", description = "How much of what is where.")
final class StockController {
  private static final char SEPARATOR = '/';

  private final StockQueries stock;
  private final LimitStock limitStock;

  StockController(StockQueries stock, LimitStock limitStock) {
    this.stock = stock;
    this.limitStock = limitStock;
  }

  @Operation(operationId = "listStock", summary = "List what is in stock")
  @GetMapping("/v1/stock")
  Answer<ListJson<StockItemJson>> list(Actor actor, Listing<StockFilter> request) {
    var page =
        stock.items(actor, request.filter().toWanted(), request.slice(StockController::read));
    return request.answer(page, StockJsonMapper.MAPPER::json, StockController::written);
  }

  @Operation(
      operationId = "limitStock",
      summary = "Say how much may be sold that is not there yet, and how little is little")
  @Refuses({
    ProblemCode.UNKNOWN_LOCATION,
    ProblemCode.QUANTITY_OUT_OF_RANGE,
    ProblemCode.STOCK_ALLOCATED
  })
  @PostMapping("/v1/stock/{sku}/limits")
  Answer<StockItemJson> limit(Keyed<LimitsBody> request, PathText sku) {
    return Sku.of(sku.value())
        .map(known -> limitStock.limit(request.call(), request.body().toRequest(known)))
        .map(reply -> Replies.answer(reply, StockController::created))
        .orElseGet(Replies::notFound);
  }

  private static Answer.Created<StockItemJson> created(StockItem item) {
    var key = item.key();
    var address = "/v1/stock?sku=" + key.sku().value() + "&location=" + key.location().value();
    return new Answer.Created<>(StockJsonMapper.MAPPER.json(item), address);
  }

  private static String written(StockKey key) {
    return key.sku().value() + SEPARATOR + key.location().value();
  }

  private static StockKey read(String position) {
    var split = position.indexOf(SEPARATOR);
    return new StockKey(
        new Sku(position.substring(0, split)), new LocationCode(position.substring(split + 1)));
  }

  /** Which stock items. */
  record StockFilter(
      @Text(shape = Sku.SHAPE) @Nullable String sku,
      @Text(shape = LocationCode.SHAPE) @Nullable String location,
      @Text(shape = "true|false") @Nullable String lowStock) {
    WantedStock toWanted() {
      return new WantedStock(
          sku == null ? null : new Sku(sku),
          location == null ? null : new LocationCode(location),
          lowStock == null ? null : Boolean.valueOf(lowStock));
    }
  }

  /** Which limits become others; what is not mentioned stays. */
  record LimitsBody(
      @Text(shape = LocationCode.SHAPE) String location,
      Change<Long> backorderLimit,
      Change<@Nullable Long> lowStockThreshold) {
    LimitStock.Request toRequest(Sku sku) {
      return new LimitStock.Request(
          sku, new LocationCode(location), backorderLimit, lowStockThreshold);
    }
  }
}
