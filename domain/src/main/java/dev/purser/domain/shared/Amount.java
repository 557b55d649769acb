package dev.purser.domain.shared;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * So many minor units of an asset, as somebody named them.
 *
 * <p>An amount that moves is 1 to 2^53-1, so that every JSON client holds it exactly; whoever moves
 * one that came from outside asks {@link #requireMovable()} first. Arithmetic is exact: it refuses
 * rather than wrap around.
 */
public record Amount(AssetCode asset, long minorUnits) {
  /** The largest amount that moves, and the largest balance either side of zero: 2^53-1. */
  public static final long MAX = (1L << 53) - 1;

  public static Amount zero(AssetCode asset) {
    return new Amount(asset, 0);
  }

  public boolean isMovable() {
    return minorUnits >= 1 && minorUnits <= MAX;
  }

  /**
   * The amount itself.
   *
   * @throws RefusedException {@link ValueRefusal.AmountOutOfRange} unless it is 1 to 2^53-1
   */
  @CanIgnoreReturnValue
  public Amount requireMovable() {
    if (!isMovable()) {
      throw outOfRange(toString());
    }
    return this;
  }

  /**
   * The sum.
   *
   * @throws RefusedException {@link ValueRefusal.AmountOutOfRange} above 2^53-1
   */
  public Amount plus(Amount other) {
    if (!asset.equals(other.asset)) {
      throw new IllegalArgumentException(asset + " and " + other.asset + " do not add up");
    }
    var sum = minorUnits + other.minorUnits;
    var fitsLong = ((minorUnits ^ sum) & (other.minorUnits ^ sum)) >= 0;
    return within(fitsLong ? sum : Long.MAX_VALUE, minorUnits + " + " + other);
  }

  /**
   * The difference.
   *
   * @throws RefusedException {@link ValueRefusal.AmountOutOfRange} beyond 2^53-1 either side of
   *     zero
   */
  public Amount minus(Amount other) {
    return plus(new Amount(other.asset, -other.minorUnits));
  }

  /**
   * The product.
   *
   * @throws RefusedException {@link ValueRefusal.AmountOutOfRange} above 2^53-1
   */
  public Amount times(long factor) {
    var low = minorUnits * factor;
    var fitsLong = Math.multiplyHigh(minorUnits, factor) == low >> 63;
    return within(fitsLong ? low : Long.MAX_VALUE, factor + " x " + this);
  }

  @Override
  public String toString() {
    return minorUnits + " " + asset;
  }

  private Amount within(long result, String named) {
    if (result > MAX || result < -MAX) {
      throw outOfRange(named);
    }
    return new Amount(asset, result);
  }

  private static RefusedException outOfRange(String named) {
    return new RefusedException(new ValueRefusal.AmountOutOfRange(named));
  }
}
