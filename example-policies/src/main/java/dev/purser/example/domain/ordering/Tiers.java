package dev.purser.example.domain.ordering;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much is taken off the price of a SKU by how many pieces are bought, in whole percent.
 *
 * @param percentFrom from so many pieces on, so many percent
 */
public record Tiers(NavigableMap<Long, Integer> percentFrom) {
  private static final int ALL = 100;

  public Tiers {
    percentFrom = new TreeMap<>(percentFrom);
    if (percentFrom.values().stream().anyMatch(percent -> percent < 1 || percent >= ALL)) {
      throw new IllegalArgumentException("1 to 99 percent are taken off");
    }
  }

  /** For so many pieces; 0 below the first tier. */
  int percentFor(long quantity) {
    var tier = percentFrom.floorEntry(quantity);
    return tier == null ? 0 : tier.getValue();
  }
}
