package dev.purser.web.ordering;

import dev.purser.web.shared.AmountJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done with an order once, on the wire. */
record OrderChangeJson(
    @Schema(description = "Of the order after it.") long version,
    @Schema(
            description =
                "RESERVED, PLACED, CONFIRMED, EDITED, FULFILLED, CANCELLED, RETURNED or EXPIRED.")
        String kind,
    @Schema(
            description =
                "The id behind the credentials of whoever did it; null to customers where it was"
                    + " somebody else.")
        @Nullable String by,
    @Nullable String reason,
    @Schema(description = "What it was about: all lines where it was placed or edited.")
        List<PiecesJson> lines,
    @Schema(description = "Of the order after it.") AmountJson total,
    @Schema(description = "How much more is held after it than before; negative for less.")
        AmountJson held,
    @Schema(description = "How much more is spent.") AmountJson captured,
    @Schema(description = "How much more came back.") AmountJson refunded,
    @Schema(description = "How much more had expired when it was given back.") AmountJson expired,
    Instant at) {

  /** So many pieces of a line, which may be gone since. */
  record PiecesJson(UUID lineId, String sku, long quantity) {}
}
