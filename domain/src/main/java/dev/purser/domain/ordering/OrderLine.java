package dev.purser.domain.ordering;

import dev.purser.domain.catalog.Offer;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.Map;

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

  /**
   * A line at the price of the day.
   *
   * @param claims how much of its quantity was allocated from which stock item
   * @throws dev.purser.domain.shared.RefusedException {@link
   *     dev.purser.domain.shared.ValueRefusal.AmountOutOfRange} when its total is too large
   */
  public static OrderLine place(
      OrderLineId id, Offer offer, long quantity, Map<StockKey, Long> claims) {
    var allocations =
        claims.entrySet().stream()
            .map(claim -> new Allocation(claim.getKey().location(), claim.getValue()))
            .toList();
    var total = offer.price().times(quantity);
    return new OrderLine(
        id, offer.sku(), offer.name(), quantity, offer.price(), total, 0, 0, allocations);
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
