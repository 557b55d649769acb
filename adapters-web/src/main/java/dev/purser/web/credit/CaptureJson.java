package dev.purser.web.credit;

import dev.purser.web.credit.HoldJson.HeldLotJson;
import dev.purser.web.shared.AmountJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold on the wire as a capture left it.
 *
 * @param transferId of what was captured
 */
record CaptureJson(
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
    Instant createdAt,
    UUID transferId) {}
