package dev.purser.example.domain.inventory;

import dev.purser.domain.inventory.AllocationPolicy;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ships from where the most is, and what is missing from where the next most is, so that locations
 * empty evenly. Of two that have the same, the one that comes first by priority is taken.
 */
public final class FullestFirst implements AllocationPolicy {
  @Override
  public Map<StockKey, Long> choose(Sku sku, long quantity, List<StockItem> items) {
    var chosen = new LinkedHashMap<StockKey, Long>();
    var open = quantity;
    var fullestFirst =
        items.stream().sorted(Comparator.comparingLong(StockItem::sellable).reversed()).toList();
    for (var item : fullestFirst) {
      var taken = Math.clamp(item.sellable(), 0, open);
      if (taken > 0) {
        chosen.put(item.key(), taken);
        open -= taken;
      }
    }
    return chosen;
  }
}
