package dev.purser.domain.ordering;

import dev.purser.domain.catalog.Offer;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So many of one SKU, at the price of the day. All counts are pieces; what is neither fulfilled nor
 * cancelled is open and stays allocated.
 *
 * @param total unit price times quantity, with the line's shares of the order's adjustments
 * @param returned of those that were fulfilled
 * @param allocations what is open, by where it is claimed
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
    long returned,
    List<Allocation> allocations) {

  public OrderLine {
    allocations = List.copyOf(allocations);
  }

  /**
   * A new line, all of it open.
   *
   * @param claims how much of its quantity was allocated from which stock item
   */
  public static OrderLine place(
      OrderLineId id,
      Offer offer,
      long quantity,
      Amount unitPrice,
      Amount total,
      Map<StockKey, Long> claims) {
    var allocations =
        claims.entrySet().stream()
            .map(claim -> new Allocation(claim.getKey().location(), claim.getValue()))
            .toList();
    return new OrderLine(
        id, offer.sku(), offer.name(), quantity, unitPrice, total, 0, 0, 0, allocations);
  }

  /** The stock item that pieces of this line are claimed from, leave, or come back to. */
  public StockKey stockAt(LocationCode location) {
    return new StockKey(sku, location);
  }

  public long open() {
    return quantity - fulfilled - cancelled;
  }

  /** What can still come back. */
  public long returnable() {
    return fulfilled - returned;
  }

  /**
   * What so many of its pieces are worth: their part of the total, rounded down. It does not
   * overflow, since the remainder of the division is below the quantity.
   */
  public long worth(long pieces) {
    var each = total.minorUnits() / quantity;
    var rest = total.minorUnits() % quantity;
    return each * pieces + rest * pieces / quantity;
  }

  /** What the open pieces are worth beside those that were shipped. */
  long openWorth() {
    return worth(quantity - cancelled) - worth(fulfilled);
  }

  /** What those are worth that were shipped and were not returned. */
  long keptWorth() {
    return worth(fulfilled - returned);
  }

  /** What those are worth that the customer has or is to get. */
  long wantedWorth() {
    return worth(quantity - cancelled - returned);
  }

  /** What is open at a location, or everywhere (null). */
  long openAt(@Nullable LocationCode location) {
    return allocations.stream()
        .filter(allocation -> location == null || allocation.location().equals(location))
        .mapToLong(Allocation::quantity)
        .sum();
  }

  /** So many open pieces by where they are, in the order of the allocations. */
  List<LinePieces> firstOpen(long pieces, @Nullable LocationCode location) {
    return taken(allocations, pieces, location);
  }

  /** So many open pieces by where they are, of the last allocation first. */
  List<LinePieces> lastOpen(long pieces) {
    return taken(allocations.reversed(), pieces, null);
  }

  OrderLine fulfil(LinePieces shipped) {
    return with(fulfilled + shipped.quantity(), cancelled, returned, less(shipped));
  }

  OrderLine cancel(LinePieces released) {
    return with(fulfilled, cancelled + released.quantity(), returned, less(released));
  }

  OrderLine takeBack(LinePieces back) {
    return with(fulfilled, cancelled, returned + back.quantity(), allocations);
  }

  private List<LinePieces> taken(
      List<Allocation> from, long pieces, @Nullable LocationCode location) {
    var taken = new ArrayList<LinePieces>();
    var left = pieces;
    for (var allocation : from) {
      var some = Math.min(left, allocation.quantity());
      if (some > 0 && (location == null || allocation.location().equals(location))) {
        taken.add(new LinePieces(id, allocation.location(), some));
        left -= some;
      }
    }
    return taken;
  }

  private List<Allocation> less(LinePieces gone) {
    return allocations.stream()
        .map(allocation ->
            allocation.location().equals(gone.location())
                ? new Allocation(allocation.location(), allocation.quantity() - gone.quantity())
                : allocation)
        .filter(allocation -> allocation.quantity() > 0)
        .toList();
  }

  private OrderLine with(
      long fulfilledAfter, long cancelledAfter, long returnedAfter, List<Allocation> left) {
    return new OrderLine(
        id,
        sku,
        name,
        quantity,
        unitPrice,
        total,
        fulfilledAfter,
        cancelledAfter,
        returnedAfter,
        left);
  }
}
