package dev.purser.application.inventory;

import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Which stock items are listed.
 *
 * @param sku only of this SKU; null for all
 * @param location only at this location; null for all
 * @param low only those that {@link StockItem#isLow are low}, or only the others; null for all
 */
public record WantedStock(
    @Nullable Sku sku, @Nullable LocationCode location, @Nullable Boolean low) {
  public static final WantedStock ALL = new WantedStock(null, null, null);

  /** Those of a SKU. */
  public static WantedStock of(Sku sku) {
    return new WantedStock(sku, null, null);
  }
}
