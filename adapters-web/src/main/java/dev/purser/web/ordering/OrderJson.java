package dev.purser.web.ordering;

import dev.purser.web.shared.AmountJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order on the wire.
 *
 * @param number a text, since it is a name and nothing to calculate with
 */
record OrderJson(
    UUID id,
    String number,
    UUID customerId,
    String status,
    @Schema(description = "ON_FULFILMENT or ON_PLACEMENT.") String capture,
    List<LineJson> lines,
    @Schema(description = "What the total has beyond prices times quantities; lines have shares.")
        List<AdjustmentJson> adjustments,
    AmountJson total,
    List<PaymentJson> payments,
    List<FulfilmentJson> fulfilments,
    List<ReturnJson> returns,
    Map<String, String> shipTo,
    Map<String, @Nullable Object> metadata,
    Instant placedAt,
    @Schema(description = "When it expires unless it is confirmed; null for what cannot.")
        @Nullable Instant deadline,
    long version) {

  /** A line; quantities are pieces. */
  record LineJson(
      UUID id,
      String sku,
      String name,
      long quantity,
      AmountJson unitPrice,
      AmountJson total,
      long fulfilled,
      long cancelled,
      long returned,
      List<AllocationJson> allocations) {}

  /** So many open pieces of a line, claimed at a location. */
  record AllocationJson(String location, long quantity) {}

  /** What is added to the prices, or taken off them (negative). */
  record AdjustmentJson(
      @Schema(description = "DISCOUNT, TAX or FEE.") String kind,
      String code,
      String name,
      AmountJson amount) {}

  /** What an account pays. */
  record PaymentJson(
      UUID accountId,
      UUID holdId,
      AmountJson held,
      AmountJson captured,
      AmountJson refunded,
      @Schema(
              description =
                  "What of all that was given back went to the house, since it had expired.")
          AmountJson expired) {}

  /** What left. */
  record FulfilmentJson(UUID id, List<PiecesJson> lines, @Nullable String tracking, Instant at) {}

  /** What came back. */
  record ReturnJson(
      UUID id,
      List<PiecesJson> lines,
      @Schema(description = "Whether it can be sold again; if not, it was written off.")
          boolean restock,
      @Nullable String reason,
      AmountJson refunded,
      @Schema(description = "What of that went to the house, since it had expired.")
          AmountJson expired,
      Instant at) {}

  /** So many pieces of a line that left a location, or came back to it. */
  record PiecesJson(UUID lineId, String location, long quantity) {}
}
