package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
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
   */
  Page<StockItem, StockKey> list(Actor actor, @Nullable Sku sku, Slice<StockKey> slice);
}
