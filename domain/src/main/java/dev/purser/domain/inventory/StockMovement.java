package dev.purser.domain.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a stock item's on-hand. Movements are never edited, and their sum is the on-hand.
 *
 * @param change pieces in (positive) or out (negative), never 0
 * @param reference what caused it, such as an order's id; null when only a person's word did
 */
public record StockMovement(
    MovementId id,
    StockKey stock,
    MovementType type,
    long change,
    @Nullable String reason,
    @Nullable UUID reference,
    Instant at) {
  public static final int MAX_REASON = 500;

  public StockMovement {
    if (change == 0) {
      throw new IllegalArgumentException("a movement moves something");
    }
    if (reason != null && reason.length() > MAX_REASON) {
      throw new IllegalArgumentException("a reason has up to " + MAX_REASON + " characters");
    }
  }
}
