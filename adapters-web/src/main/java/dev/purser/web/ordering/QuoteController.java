package dev.purser.web.ordering;

import dev.purser.application.ordering.QuoteOrder;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Asked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** What orders would come to. */
@Controller
@Tag(name = "Orders", description = "Placing orders, and seeing them through.")
final class QuoteController {
  private final QuoteOrder quoteOrder;

  QuoteController(QuoteOrder quoteOrder) {
    this.quoteOrder = quoteOrder;
  }

  @Operation(
      operationId = "quoteOrder",
      summary = "Tell what an order would come to, and all that would stand in its way")
  @PostMapping("/v1/quotes")
  Answer<QuoteJson> quote(Asked<QuoteBody> request) {
    var actor = request.actor();
    var quote = quoteOrder.quote(actor, request.body().toRequest(actor));
    return new Answer.Shown<>(QuoteJson.of(quote));
  }
}
