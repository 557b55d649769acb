package dev.purser.web.ordering;

import dev.purser.application.ordering.StockExplanationQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.PathText;
import dev.purser.web.shared.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Which orders claim the stock of a SKU; it stands here since stock knows of no orders. */
@Controller
@Tag(name = "Stock", description = "How much of what is where.")
final class StockExplanationController {
  private final StockExplanationQueries explanations;

  StockExplanationController(StockExplanationQueries explanations) {
    this.explanations = explanations;
  }

  @Operation(
      operationId = "explainStock",
      summary = "Explain how much of a SKU can be had where, and which orders claim the rest")
  @GetMapping("/v1/stock/{sku}/explanation")
  Answer<StockExplanationJson> explain(Actor actor, PathText sku) {
    var stock =
        Sku.of(sku.value()).map(known -> explanations.explain(actor, known)).orElseGet(List::of);
    if (stock.isEmpty()) {
      return Replies.notFound();
    }
    var locations = stock.stream().map(OrderJsonMapper.MAPPER::json).toList();
    return new Answer.Shown<>(new StockExplanationJson(sku.value(), locations));
  }
}
