package dev.purser.domain.inventory;

import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.Map;

/**
 * Chooses where a line's pieces are claimed. Whoever has a rule of their own brings their own; the
 * one that comes with Purser is {@link FewestLocations}.
 *
 * <p>A pure function: the same stock gives the same choice, because a decision may run again, and a
 * quote must come to what the order comes to. It is asked while other commands wait, so it calls
 * nobody.
 */
@FunctionalInterface
public interface AllocationPolicy {
  /**
   * How much is claimed of which stock item. It is only asked when the items together have enough.
   *
   * @param quantity pieces, at least 1
   * @param items the stock items of the SKU, those of the location to be tried first coming first,
   *     as the lines and orders before have left them
   * @return for items among those offered, 1 piece or more each and no more than is {@link
   *     StockItem#sellable() sellable}, which come to the quantity; {@link Stock} takes nothing
   *     else
   */
  Map<StockKey, Long> choose(Sku sku, long quantity, List<StockItem> items);
}
