package dev.purser.domain.inventory;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.RefusedException;

/** Why the on-hand of a stock item changes. */
public enum MovementType {
  /** Goods came in. */
  RECEIVE,
  /** Goods left, for an order or without one. */
  SHIP,
  /** Goods that had left came back. */
  RETURN,
  /** Somebody counted, and it was more or less than the books said. */
  ADJUST,
  /** Goods were lost, broken or spoilt. */
  WRITE_OFF,
  /** Goods went from one location to another; one movement for each of the two. */
  TRANSFER;

  /** Whether a movement of this type may change the on-hand by so much. */
  public boolean permits(long change) {
    return switch (this) {
      case RECEIVE, RETURN -> change > 0;
      case SHIP, WRITE_OFF -> change < 0;
      case ADJUST, TRANSFER -> change != 0;
    };
  }

  /**
   * The quantity itself, as a command names it: pieces that move, and for {@link #ADJUST} up or
   * down.
   *
   * @throws RefusedException {@link dev.purser.domain.shared.ValueRefusal.QuantityOutOfRange}
   *     unless it is 1 to {@link Quantities#MAX}; {@link InventoryRefusal.AdjustmentOutOfRange}
   *     unless an adjustment is by that many
   */
  @CanIgnoreReturnValue
  public long require(long quantity) {
    if (this != ADJUST) {
      return Quantities.require(quantity);
    }
    if (!Quantities.isValid(quantity) && !Quantities.isValid(-quantity)) {
      throw new RefusedException(new InventoryRefusal.AdjustmentOutOfRange(quantity));
    }
    return quantity;
  }
}
