package dev.purser.web.ordering;

import dev.purser.application.ordering.Quote;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.web.ordering.OrderJson.AdjustmentJson;
import dev.purser.web.ordering.OrderJson.AllocationJson;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.ErrorsJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an order would come to, on the wire. */
record QuoteJson(
    @Schema(description = "Whether an order would be placed; it would not with any refusal.")
        boolean acceptable,
    @Schema(description = "Those that could be priced.") List<LineJson> lines,
    List<AdjustmentJson> adjustments,
    @Schema(description = "Null unless every line could be priced.") @Nullable AmountJson total,
    @Schema(description = "What would be claimed, whichever lines it is for.")
        List<StockJson> allocations,
    @Schema(
            description =
                "What would be held of which lot, in the order in which they burn; the rest is of"
                    + " credits that are no lot.")
        List<LotJson> lots,
    @Schema(description = "What would stand in the way, as the errors of a problem tell it.")
        List<Map<String, Object>> refusals) {

  /** A line that is no line of an order yet; quantities are pieces. */
  record LineJson(
      String sku,
      String name,
      long quantity,
      AmountJson unitPrice,
      AmountJson total,
      List<AllocationJson> allocations) {}

  /** So many pieces that would be claimed of a stock item. */
  record StockJson(String sku, String location, long quantity) {}

  /**
   * A part of a lot that would be held.
   *
   * @param expiresAt null for one that never expires
   */
  record LotJson(UUID id, AmountJson amount, int priority, @Nullable Instant expiresAt) {}

  static QuoteJson of(Quote quote) {
    return new QuoteJson(
        quote.isAcceptable(),
        quote.lines().stream().map(OrderJsonMapper.MAPPER::quoted).toList(),
        quote.adjustments().stream().map(OrderJsonMapper.MAPPER::json).toList(),
        quote.total() == null ? null : AmountJson.of(quote.total()),
        quote.allocations().entrySet().stream()
            .map(claim ->
                new StockJson(
                    claim.getKey().sku().value(),
                    claim.getKey().location().value(),
                    claim.getValue()))
            .toList(),
        lots(quote),
        ErrorsJson.of(quote.refusals()));
  }

  /** Nothing is held without a total, whose asset the lots are of. */
  private static List<LotJson> lots(Quote quote) {
    var total = quote.total();
    return total == null
        ? List.of()
        : quote.lots().stream().map(share -> lot(share, total.asset())).toList();
  }

  private static LotJson lot(Hold.Share share, AssetCode asset) {
    var terms = share.place().terms();
    return new LotJson(
        share.lot().value(),
        AmountJson.of(new Amount(asset, share.amount())),
        terms.priority(),
        terms.expiresAt());
  }
}
