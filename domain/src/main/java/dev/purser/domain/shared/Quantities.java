package dev.purser.domain.shared;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** The rule for how many of a thing one command may name. */
public final class Quantities {
  /** The most of one SKU that a line or a movement names. */
  public static final long MAX = 1_000_000;

  private Quantities() {}

  public static boolean isValid(long quantity) {
    return quantity >= 1 && quantity <= MAX;
  }

  /**
   * The quantity itself.
   *
   * @throws RefusedException {@link ValueRefusal.QuantityOutOfRange} unless it is 1 to {@link #MAX}
   */
  @CanIgnoreReturnValue
  public static long require(long quantity) {
    if (!isValid(quantity)) {
      throw new RefusedException(new ValueRefusal.QuantityOutOfRange(quantity));
    }
    return quantity;
  }
}
