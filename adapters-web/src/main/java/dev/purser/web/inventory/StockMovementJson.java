package dev.purser.web.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement on the wire.
 *
 * @param fromLocation where a transfer that came to the location had left
 * @param toLocation where a transfer that left the location went
 * @param quantity pieces in (positive) or out (negative)
 */
record StockMovementJson(
    UUID id,
    String type,
    String sku,
    String location,
    @Nullable String fromLocation,
    @Nullable String toLocation,
    long quantity,
    @Nullable String reason,
    @Nullable String reference,
    @Nullable UUID orderId,
    Instant at) {}
