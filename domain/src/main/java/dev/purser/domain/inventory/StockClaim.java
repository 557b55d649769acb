package dev.purser.domain.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order claims of a stock item.
 *
 * @param number the order's, for people
 * @param quantity pieces
 * @param until when the claim ends by itself; null when it does not
 */
public record StockClaim(UUID order, long number, long quantity, @Nullable Instant until) {}
