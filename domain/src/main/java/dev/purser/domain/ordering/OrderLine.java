package dev.purser.domain.ordering;

import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.util.List;

/**
 * So many of one SKU, at the price of the day. {@code quantity}, {@code fulfilled} and {@code
 * cancelled} are pieces; what is neither fulfilled nor cancelled is open and stays allocated.
 *
 * @param total unit price times quantity
 */
public record OrderLine(
    OrderLineId id,
    Sku sku,
    String name,
    long quantity,
    Amount unitPrice,
    Amount total,
    long fulfilled,
    long cancelled,
    List<Allocation> allocations) {

  public OrderLine {
    allocations = List.copyOf(allocations);
  }

  /** The stock item that an allocation of this line claims from. */
  public StockKey stockOf(Allocation allocation) {
    return new StockKey(sku, allocation.location());
  }

  OrderLine fulfilWhole() {
    return new OrderLine(
        id, sku, name, quantity, unitPrice, total, quantity, cancelled, allocations);
  }

  OrderLine cancelWhole() {
    return new OrderLine(
        id, sku, name, quantity, unitPrice, total, fulfilled, quantity, allocations);
  }
}
