package dev.purser.application.inventory;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stock items in memory. */
public final class InMemoryStockItems implements StockItems {
  private final InMemoryStore.Table<StockKey, StockItem> items;
  private final Clock clock;

  public InMemoryStockItems(InMemoryStore store, Clock clock) {
    this.items = store.table("stock items");
    this.clock = clock;
  }

  @Override
  public Set<StockKey> lock(Set<StockKey> keys, LockWait wait) {
    return items.lock(keys, wait);
  }

  @Override
  public Map<StockKey, StockItem> load(Set<StockKey> keys) {
    return items.findAll(keys);
  }

  @Override
  public boolean needsLock(StockItem value) {
    return true;
  }

  @Override
  public Instant changedAt(StockItem value) {
    return value.changedAt();
  }

  @Override
  public void insert(Collection<StockItem> created) {
    created.forEach(item -> items.insert(item.key(), item));
  }

  @Override
  public void update(Collection<StockItem> changed) {
    changed.forEach(item -> items.update(item.key(), item));
  }

  @Override
  public List<StockItem> list(WantedStock wanted, Slice<StockKey> slice) {
    var after = slice.position();
    return of(wanted)
        .filter(item -> after == null || item.key().compareTo(after) > 0)
        .sorted(Comparator.comparing(StockItem::key))
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(WantedStock wanted) {
    return of(wanted).count();
  }

  private Stream<StockItem> of(WantedStock wanted) {
    return items
        .values()
        .filter(item -> wanted.sku() == null || item.key().sku().equals(wanted.sku()))
        .filter(
            item -> wanted.location() == null || item.key().location().equals(wanted.location()))
        .filter(item -> wanted.low() == null || item.isLow() == wanted.low());
  }

  public Collection<StockItem> all() {
    return items.values().toList();
  }

  /** Which items there are and may be, going by the products and the locations. */
  public StockRows rows(
      Function<Collection<Sku>, Set<Sku>> stockable, InMemoryLocations locations) {
    return new Rows(stockable, locations);
  }

  private final class Rows implements StockRows {
    private final Function<Collection<Sku>, Set<Sku>> stockable;
    private final InMemoryLocations locations;

    Rows(Function<Collection<Sku>, Set<Sku>> stockable, InMemoryLocations locations) {
      this.stockable = stockable;
      this.locations = locations;
    }

    @Override
    public Source.Readable<Sku, Sku> stockableSkus() {
      return skus -> asMap(stockable.apply(skus));
    }

    @Override
    public Source.Readable<StockKey, StockKey> ensured() {
      return keys -> {
        for (var key : keys) {
          if (items.find(key).isEmpty()) {
            items.insert(key, StockItem.empty(key, clock.now()));
          }
        }
        return asMap(keys);
      };
    }

    @Override
    public Source.Readable<Sku, List<StockKey>> bySku() {
      return skus ->
          items
              .values()
              .map(StockItem::key)
              .filter(key -> skus.contains(key.sku()))
              .sorted(Comparator.comparing(StockKey::location, locations.asTried()))
              .collect(Collectors.groupingBy(StockKey::sku));
    }

    private static <K> Map<K, K> asMap(Set<K> keys) {
      return keys.stream().collect(Collectors.toMap(key -> key, key -> key));
    }
  }
}
