package dev.purser.web.inventory;

import dev.purser.application.inventory.StockQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How much of what is where. */
@Controller
@Tag(name = "Stock", description = "How much of what is where.")
final class StockController {
  private static final char SEPARATOR = '/';

  private final StockQueries stock;

  StockController(StockQueries stock) {
    this.stock = stock;
  }

  @Operation(operationId = "listStock", summary = "List what is in stock")
  @GetMapping("/v1/stock")
  Answer<ListJson<StockItemJson>> list(Actor actor, Listing<StockFilter> request) {
    var named = request.filter().sku();
    var sku = named == null ? null : new Sku(named);
    var page = stock.list(actor, sku, request.slice(StockController::read));
    return request.answer(page, StockJsonMapper.MAPPER::json, StockController::written);
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
  record StockFilter(@Text(shape = Sku.SHAPE) @Nullable String sku) {}
}
