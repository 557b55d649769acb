package dev.purser.web.ordering;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why as much of a SKU can be had as can, on the wire; quantities are pieces. */
record StockExplanationJson(String sku, List<LocationJson> locations) {

  /** What there is at a location, and who claims it. */
  record LocationJson(
      String location,
      long onHand,
      long allocated,
      long available,
      long backorderLimit,
      long sellable,
      @Schema(description = "Those of the oldest orders, at most 100.") List<ClaimJson> claims,
      @Schema(description = "What is claimed by further orders than those.")
          long claimedByOthers) {}

  /**
   * What an order claims.
   *
   * @param number the order's, for people
   */
  record ClaimJson(
      UUID orderId,
      String number,
      long quantity,
      @Schema(description = "When the claim ends by itself; null when it does not.")
          @Nullable Instant until) {}
}
