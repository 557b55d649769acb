package dev.purser.domain.inventory;

import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends as few parcels as it can: claims from the smallest number of locations that cover the
 * quantity. Of several such choices it takes the one whose first location is to be tried first,
 * then whose second is, and so on; and takes from each of them what it has before it takes from the
 * next.
 */
public final class FewestLocations implements AllocationPolicy {

  @Override
  public Map<StockKey, Long> choose(Sku sku, long quantity, List<StockItem> items) {
    for (var item : items) {
      if (item.sellable() >= quantity) {
        return Map.of(item.key(), quantity);
      }
    }
    return fill(quantity, fewest(quantity, items.stream().filter(i -> i.sellable() > 0).toList()));
  }

  /**
   * Goes through the items once. One belongs to the first of the smallest choices exactly if it
   * covers the rest together with the largest of those after it, as many as may still be chosen.
   */
  private static List<StockItem> fewest(long quantity, List<StockItem> items) {
    var largestAfter = new ArrayList<>(items.stream().map(StockItem::sellable).toList());
    largestAfter.sort(Comparator.reverseOrder());
    var places = places(quantity, largestAfter);
    var chosen = new ArrayList<StockItem>(places);
    var open = quantity;
    for (var item : items) {
      largestAfter.remove((Long) item.sellable());
      if (open <= item.sellable() + sum(largestAfter, places - chosen.size() - 1)) {
        chosen.add(item);
        open -= item.sellable();
        if (open <= 0) {
          break;
        }
      }
    }
    return chosen;
  }

  /** How many locations it takes at least: as many as it takes of those that have most. */
  private static int places(long quantity, List<Long> largest) {
    var places = 0;
    var open = quantity;
    while (open > 0) {
      open -= largest.get(places);
      places++;
    }
    return places;
  }

  private static long sum(List<Long> largest, int count) {
    return largest.stream().limit(count).mapToLong(Long::longValue).sum();
  }

  private static Map<StockKey, Long> fill(long quantity, List<StockItem> chosen) {
    var claims = new LinkedHashMap<StockKey, Long>();
    var open = quantity;
    for (var item : chosen) {
      var taken = Math.min(item.sellable(), open);
      claims.put(item.key(), taken);
      open -= taken;
    }
    return claims;
  }
}
