package dev.purser.web.ordering;

import dev.purser.web.shared.AmountJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order on the wire. Adjustments, returns and the deadline are always empty yet.
 *
 * @param number a text, since it is a name and nothing to calculate with
 */
record OrderJson(
    UUID id,
    String number,
    UUID customerId,
    String status,
    List<LineJson> lines,
    List<Object> adjustments,
    AmountJson total,
    List<PaymentJson> payments,
    List<FulfilmentJson> fulfilments,
    List<Object> returns,
    Map<String, String> shipTo,
    Map<String, @Nullable Object> metadata,
    Instant placedAt,
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

  /** So many pieces of a line, claimed at a location. */
  record AllocationJson(String location, long quantity) {}

  /** What an account pays. */
  record PaymentJson(
      UUID accountId, UUID holdId, AmountJson held, AmountJson captured, AmountJson refunded) {}

  /** What left. */
  record FulfilmentJson(
      UUID id, List<ShippedLineJson> lines, @Nullable String tracking, Instant at) {}

  /** So many pieces of a line that left. */
  record ShippedLineJson(UUID lineId, long quantity) {}
}
