package dev.purser.domain.inventory;

import dev.purser.domain.shared.RefusedException;
import java.time.Instant;

/**
 * How much of a SKU a location has, in pieces.
 *
 * @param onHand what is there; the sum of the item's movements
 * @param allocated what open order lines claim of it; never more than {@code onHand +
 *     backorderLimit}
 * @param backorderLimit how much may be sold that is not there yet
 * @param changedAt when it last changed; no change is dated before it
 */
public record StockItem(
    StockKey key, long onHand, long allocated, long backorderLimit, Instant changedAt) {

  /** What is there and unclaimed; negative while backorders wait for stock. */
  public long available() {
    return onHand - allocated;
  }

  /** What can still be promised to orders. */
  public long sellable() {
    return available() + backorderLimit;
  }

  /**
   * Claims so many for an order.
   *
   * @throws RefusedException {@link InventoryRefusal.OutOfStock} when fewer are sellable
   */
  public StockItem allocate(long quantity, Instant now) {
    if (quantity > sellable()) {
      throw new RefusedException(new InventoryRefusal.OutOfStock(key.sku(), quantity, sellable()));
    }
    return new StockItem(key, onHand, allocated + quantity, backorderLimit, now);
  }

  /** Gives up a claim, as a cancellation does. */
  public StockItem release(long quantity, Instant now) {
    requireAllocated(quantity);
    return new StockItem(key, onHand, allocated - quantity, backorderLimit, now);
  }

  /**
   * Takes so many that were claimed out of the location.
   *
   * @throws RefusedException {@link InventoryRefusal.OutOfStock} while they are not there yet
   */
  public StockItem ship(long quantity, Instant now) {
    requireAllocated(quantity);
    if (quantity > onHand) {
      throw new RefusedException(new InventoryRefusal.OutOfStock(key.sku(), quantity, onHand));
    }
    return new StockItem(key, onHand - quantity, allocated - quantity, backorderLimit, now);
  }

  public StockItem receive(long quantity, Instant now) {
    return new StockItem(key, Math.addExact(onHand, quantity), allocated, backorderLimit, now);
  }

  private void requireAllocated(long quantity) {
    if (quantity > allocated) {
      throw new IllegalStateException(key + " has " + allocated + " allocated, not " + quantity);
    }
  }
}
