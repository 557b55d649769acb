package dev.purser.domain.inventory;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a SKU a location has, in pieces.
 *
 * @param onHand what is there; the sum of the item's movements
 * @param allocated what open order lines claim of it; never more than {@code onHand +
 *     backorderLimit}
 * @param backorderLimit how much may be sold that is not there yet, 0 to {@link Quantities#MAX}
 * @param lowStockThreshold so many available, or fewer, are few, 0 to {@link Quantities#MAX}; null
 *     when nobody wants to know
 * @param changedAt when it last changed; no change is dated before it
 */
public record StockItem(
    StockKey key,
    long onHand,
    long allocated,
    long backorderLimit,
    @Nullable Long lowStockThreshold,
    Instant changedAt) {

  /** One that has nothing and promises nothing. */
  public static StockItem empty(StockKey key, Instant now) {
    return new StockItem(key, 0, 0, 0, null, now);
  }

  /** What is there and unclaimed; negative while backorders wait for stock. */
  public long available() {
    return onHand - allocated;
  }

  /** What can still be promised to orders. */
  public long sellable() {
    return available() + backorderLimit;
  }

  /** Whether somebody wants to know that so few are available. */
  public boolean isLow() {
    return lowStockThreshold != null && available() <= lowStockThreshold;
  }

  /**
   * Claims so many for an order.
   *
   * @throws RefusedException {@link InventoryRefusal.OutOfStock} when fewer are sellable
   */
  public StockItem allocate(long quantity, Instant now) {
    if (quantity > sellable()) {
      throw new RefusedException(InventoryRefusal.OutOfStock.at(key, quantity, sellable()));
    }
    return with(onHand, allocated + quantity, now);
  }

  /** Gives up a claim, as a cancellation does. */
  public StockItem release(long quantity, Instant now) {
    requireAllocated(quantity);
    return with(onHand, allocated - quantity, now);
  }

  /**
   * Takes so many that were claimed out of the location.
   *
   * @throws RefusedException {@link InventoryRefusal.OutOfStock} while they are not there yet
   */
  public StockItem ship(long quantity, Instant now) {
    requireAllocated(quantity);
    requireOnHand(quantity);
    return with(onHand - quantity, allocated - quantity, now);
  }

  /**
   * Takes so many that nobody claims out of the location.
   *
   * @throws RefusedException {@link InventoryRefusal.OutOfStock} when fewer are available
   */
  public StockItem shipUnclaimed(long quantity, Instant now) {
    if (quantity > available()) {
      var had = Math.max(0, available());
      throw new RefusedException(InventoryRefusal.OutOfStock.at(key, quantity, had));
    }
    return with(onHand - quantity, allocated, now);
  }

  public StockItem receive(long quantity, Instant now) {
    return with(Math.addExact(onHand, quantity), allocated, now);
  }

  /**
   * Lets so many be gone, claimed or not, as long as what is claimed can still be delivered or
   * backordered.
   *
   * @throws RefusedException {@link InventoryRefusal.OutOfStock} when fewer are there, {@link
   *     InventoryRefusal.StockAllocated} when what is left does not do for what is claimed
   */
  public StockItem remove(long quantity, Instant now) {
    requireOnHand(quantity);
    requireCover(onHand - quantity, backorderLimit);
    return with(onHand - quantity, allocated, now);
  }

  /**
   * With other limits.
   *
   * @throws RefusedException {@link InventoryRefusal.StockAllocated} when more is claimed than may
   *     then be
   */
  public StockItem limit(long backorders, @Nullable Long threshold, Instant now) {
    requireCover(onHand, backorders);
    return new StockItem(key, onHand, allocated, backorders, threshold, now);
  }

  /**
   * The limit itself, of backorders or of low stock.
   *
   * @throws RefusedException {@link InventoryRefusal.LimitOutOfRange} unless it is 0 to {@link
   *     Quantities#MAX}
   */
  @CanIgnoreReturnValue
  public static long requireLimit(long limit) {
    if (!isLimit(limit)) {
      throw new RefusedException(new InventoryRefusal.LimitOutOfRange(limit));
    }
    return limit;
  }

  /** Whether something may be limited to so many. */
  public static boolean isLimit(long limit) {
    return limit == 0 || Quantities.isValid(limit);
  }

  private StockItem with(long there, long claimed, Instant now) {
    return new StockItem(key, there, claimed, backorderLimit, lowStockThreshold, now);
  }

  private void requireAllocated(long quantity) {
    if (quantity > allocated) {
      throw new IllegalStateException(key + " has " + allocated + " allocated, not " + quantity);
    }
  }

  private void requireOnHand(long quantity) {
    if (quantity > onHand) {
      throw new RefusedException(InventoryRefusal.OutOfStock.at(key, quantity, onHand));
    }
  }

  private void requireCover(long left, long backorders) {
    if (allocated > left + backorders) {
      throw new RefusedException(
          new InventoryRefusal.StockAllocated(key, left, allocated, backorders));
    }
  }
}
