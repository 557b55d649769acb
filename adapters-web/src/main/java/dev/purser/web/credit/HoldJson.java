package dev.purser.web.credit;

import dev.purser.web.shared.AmountJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold on the wire.
 *
 * @param expired what of it went to breakage when it was given back
 * @param expiresAt null for a hold of an order
 * @param orderId the order that owns it; null without one
 * @param lots what of it is of which lot; the rest is of the account's base
 */
record HoldJson(
    UUID id,
    UUID from,
    UUID to,
    AmountJson amount,
    AmountJson captured,
    AmountJson remaining,
    AmountJson expired,
    String status,
    @Nullable String reference,
    @Nullable Instant expiresAt,
    @Nullable UUID orderId,
    List<HeldLotJson> lots,
    Instant createdAt) {
  /** What a hold has of one lot, in minor units: all that was set aside, and what still is. */
  record HeldLotJson(UUID lotId, long amount, long held) {}
}
