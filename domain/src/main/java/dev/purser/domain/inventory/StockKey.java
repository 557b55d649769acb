package dev.purser.domain.inventory;

import dev.purser.domain.shared.Sku;
import java.util.Comparator;

/** What identifies a stock item: a SKU at a location. Ordered by SKU, then location. */
public record StockKey(Sku sku, LocationCode location) implements Comparable<StockKey> {
  private static final Comparator<StockKey> ORDER =
      Comparator.comparing(StockKey::sku).thenComparing(StockKey::location);

  @Override
  public int compareTo(StockKey other) {
    return ORDER.compare(this, other);
  }
}
