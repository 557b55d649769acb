package dev.purser.domain.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody limited a stock item anew; never edited.
 *
 * @param id of the command that did it
 * @param backorderLimit what it became
 * @param lowStockThreshold what it became; null when nobody wants to know any more
 */
public record StockLimitChange(
    UUID id,
    StockKey stock,
    long backorderLimit,
    @Nullable Long lowStockThreshold,
    String caller,
    Instant at) {}
