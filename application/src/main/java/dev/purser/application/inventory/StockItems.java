package dev.purser.application.inventory;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock items, locked by their keys. */
public interface StockItems extends Source.Lockable<StockKey, StockItem> {
  /** The slice of them in the order of their keys. */
  List<StockItem> list(@Nullable Sku sku, Slice<StockKey> slice);

  long count(@Nullable Sku sku);
}
