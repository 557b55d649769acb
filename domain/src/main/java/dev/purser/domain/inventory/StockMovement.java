package dev.purser.domain.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a stock item's on-hand. Movements are never edited, and their sum is the on-hand.
 *
 * @param change pieces in (positive) or out (negative), as its type permits
 * @param reason in the words of whoever made it, up to {@link #MAX_REASON} characters
 * @param reference what whoever made it calls it, up to {@link #MAX_REFERENCE} characters
 * @param order the order that it was made for, if any
 * @param otherSide of a {@link MovementType#TRANSFER}, and of nothing else, where the pieces went
 *     to or came from
 */
public record StockMovement(
    MovementId id,
    StockKey stock,
    MovementType type,
    long change,
    @Nullable String reason,
    @Nullable String reference,
    @Nullable UUID order,
    @Nullable OtherSide otherSide,
    Instant at) {
  public static final int MAX_REASON = 500;
  public static final int MAX_REFERENCE = 100;

  public StockMovement {
    if (!type.permits(change)) {
      throw new IllegalArgumentException(type + " does not change the on-hand by " + change);
    }
    if ((type == MovementType.TRANSFER) != (otherSide != null)) {
      throw new IllegalArgumentException("a transfer, and nothing else, has another side");
    }
    requireLength("reason", reason, MAX_REASON);
    requireLength("reference", reference, MAX_REFERENCE);
  }

  /** The movement at the other location that a transfer made together with this one. */
  public record OtherSide(MovementId movement, LocationCode location) {}

  private static void requireLength(String name, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw new IllegalArgumentException("a " + name + " has up to " + most + " characters");
    }
  }
}
