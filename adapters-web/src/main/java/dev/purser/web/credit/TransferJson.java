package dev.purser.web.credit;

import dev.purser.domain.credit.TransferKind;
import dev.purser.web.shared.AmountJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer on the wire.
 *
 * @param expired what of it went to breakage since its expiry has passed
 */
record TransferJson(
    UUID id,
    TransferKind kind,
    List<LegJson> legs,
    @Nullable String reference,
    @Nullable String reason,
    Map<String, @Nullable Object> metadata,
    @Nullable UUID reverses,
    @Nullable UUID holdId,
    @Nullable UUID orderId,
    List<AmountJson> expired,
    Instant createdAt) {
  /** One leg. */
  record LegJson(UUID from, UUID to, AmountJson amount) {}
}
