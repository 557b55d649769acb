package dev.purser.application.inventory;

import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Kind;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.Registration;
import dev.purser.application.shared.writepath.ResourceReader;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockLimitChange;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What of the stock commands decide over. */
public final class InventoryKinds {
  public static final Kind<LocationCode, Location> LOCATIONS = new Kind<>("location", 110, 0);
  public static final Kind<Sku, Sku> STOCKABLE_SKUS = new Kind<>("stockable SKU", 120, 0);

  /** Asking for one makes its row, so that there is something to lock. */
  public static final Kind<StockKey, StockKey> STOCK_ROWS = new Kind<>("stock row", 130, 0);

  /** The stock items of a SKU, those whose location is to be tried first coming first. */
  public static final Kind<Sku, List<StockKey>> STOCK_OF_SKU = new Kind<>("stock of SKU", 140, 0);

  /** The same as {@link #STOCK_ROWS}, for whoever learns of a SKU from what is locked. */
  public static final Kind<StockKey, StockKey> LATE_STOCK_ROWS =
      new Kind<>("late stock row", 290, 0);

  public static final Kind<StockKey, StockItem> STOCK_ITEMS = new Kind<>("stock item", 300, 300);
  public static final Kind<MovementId, StockMovement> MOVEMENTS = new Kind<>("movement", 0, 310);

  static final Kind<UUID, StockLimitChange> LIMIT_CHANGES =
      new Kind<>("stock limit change", 0, 320);

  public static final OutcomeType<StockMovement> MOVEMENT =
      new OutcomeType<>("stock-movement", 1, StockMovement.class);
  public static final OutcomeType<StockItem> STOCK_ITEM =
      new OutcomeType<>("stock-item", 1, StockItem.class);

  private InventoryKinds() {}

  /** The output ports of stock. */
  public record Ports(
      Locations locations,
      StockRows rows,
      StockItems items,
      StockMovements movements,
      StockLimitChanges limitChanges) {}

  /** Reads a movement as it was made; movements never change. */
  public static ResourceReader<StockMovement> current(StockMovements movements) {
    return new ResourceReader<>(
        MOVEMENT,
        id -> {
          var movement = new MovementId(id);
          return Optional.ofNullable(movements.find(List.of(movement)).get(movement));
        });
  }

  /** Reads the stock item that was limited. */
  public static ResourceReader<StockItem> current(
      StockLimitChanges limitChanges, StockItems items) {
    return new ResourceReader<>(
        STOCK_ITEM,
        id ->
            Optional.ofNullable(limitChanges.find(List.of(id)).get(id))
                .map(StockLimitChange::stock)
                .map(stock -> items.load(Set.of(stock)).get(stock)));
  }

  /** The stock as it was loaded, for a decision to work on. */
  public static Stock stock(WorkingSet loaded, Instant now) {
    return new Stock(key -> loaded.get(STOCK_ITEMS, key), now);
  }

  /** Adds the items as a decision has left them, and the movements. */
  public static void addChanges(Stock stock, Changes changes) {
    changes
        .putAll(STOCK_ITEMS, stock.changedItems(), StockItem::key)
        .putAll(MOVEMENTS, stock.movements(), StockMovement::id);
  }

  public static List<Registration<?, ?>> over(Ports ports) {
    return List.of(
        new Registration<>(LOCATIONS, ports.locations()),
        new Registration<>(STOCKABLE_SKUS, ports.rows().stockableSkus()),
        new Registration<>(STOCK_ROWS, ports.rows().ensured()),
        new Registration<>(LATE_STOCK_ROWS, ports.rows().ensured()),
        new Registration<>(STOCK_OF_SKU, ports.rows().bySku()),
        new Registration<>(STOCK_ITEMS, ports.items()),
        new Registration<>(MOVEMENTS, ports.movements()),
        new Registration<>(LIMIT_CHANGES, ports.limitChanges()));
  }
}
