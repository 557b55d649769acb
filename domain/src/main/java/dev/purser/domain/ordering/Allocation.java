package dev.purser.domain.ordering;

import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;

/** So many pieces of a line's SKU, claimed at a location. */
public record Allocation(LocationCode location, long quantity) {

  /**
   * Fills a quantity from the stock items of its SKU, in the order given.
   *
   * @throws RefusedException {@link InventoryRefusal.OutOfStock} when together they have too little
   */
  public static List<Allocation> fill(Sku sku, long quantity, List<StockItem> stock) {
    var allocations = new ArrayList<Allocation>(1);
    var open = quantity;
    for (var item : stock) {
      var taken = Math.min(open, item.sellable());
      if (taken > 0) {
        allocations.add(new Allocation(item.key().location(), taken));
        open -= taken;
      }
    }
    if (open > 0) {
      throw new RefusedException(
          new InventoryRefusal.OutOfStock(sku, quantity, quantity - open));
    }
    return allocations;
  }
}
