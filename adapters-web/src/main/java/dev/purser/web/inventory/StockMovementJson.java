package dev.purser.web.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement on the wire.
 *
 * @param quantity pieces in (positive) or out (negative)
 */
record StockMovementJson(
    UUID id,
    String type,
    String sku,
    String location,
    long quantity,
    @Nullable String reason,
    @Nullable UUID reference,
    Instant at) {}
