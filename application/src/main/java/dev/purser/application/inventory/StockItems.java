package dev.purser.application.inventory;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import java.util.List;

/** The stock items, locked by their keys. */
public interface StockItems extends Source.Lockable<StockKey, StockItem> {
  /** The slice of those that are wanted, in the order of their keys. */
  List<StockItem> list(WantedStock wanted, Slice<StockKey> slice);

  /** How many of them there are. */
  long count(WantedStock wanted);
}
