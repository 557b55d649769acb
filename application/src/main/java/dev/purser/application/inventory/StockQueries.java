package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;

/** Reads how much of what is where. */
public interface StockQueries {
  /**
   * The stock items in the order of their keys.
   *
   * @param sku only of this SKU; null for all
   * @param after the position that the page before ended at; null for the first page
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  Page<StockItem, StockKey> list(
      Actor actor, @Nullable Sku sku, @Nullable StockKey after, int limit);
}
