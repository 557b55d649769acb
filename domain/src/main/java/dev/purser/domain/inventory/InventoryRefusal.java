package dev.purser.domain.inventory;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Sku;
import java.util.List;

/** Why a command is refused for what the stock says. */
public sealed interface InventoryRefusal extends Refusal {

  /**
   * More is asked for than can be had.
   *
   * @param sellable what can be had of all that was looked at
   * @param locations where of it how much can be had, in the order in which they are tried; the
   *     first {@link #MOST_TOLD} of those that keep the SKU
   */
  record OutOfStock(Sku sku, long requested, long sellable, List<Share> locations)
      implements InventoryRefusal {
    /** How many locations a refusal tells of. */
    public static final int MOST_TOLD = 20;

    public OutOfStock {
      locations = locations.stream().limit(MOST_TOLD).toList();
    }

    /** So many can be had at a location. */
    public record Share(LocationCode location, long sellable) {}

    /** Less can be had at a location, and no other would do. */
    public static OutOfStock at(StockKey stock, long requested, long had) {
      return new OutOfStock(stock.sku(), requested, had, List.of(new Share(stock.location(), had)));
    }

    @Override
    public String code() {
      return "out-of-stock";
    }

    @Override
    public String explanation() {
      return "Of " + sku + " " + requested + " are requested and " + sellable + " can be had.";
    }

    @Override
    public Figures figures() {
      return Figures.of("sku", sku.value())
          .and("requested", requested)
          .and("sellable", sellable)
          .and("locations", locations.stream().map(OutOfStock::told).toList());
    }

    private static Figures told(Share share) {
      return Figures.of("location", share.location().value()).and("sellable", share.sellable());
    }
  }

  /**
   * Orders claim more than would be left.
   *
   * @param onHand what would be left on hand
   * @param allocated what orders claim
   * @param backorderLimit how much of that would not have to be there
   * @param allocations the claims, at most {@link #MOST_TOLD}; empty before somebody has looked
   *     them up
   */
  record StockAllocated(
      StockKey stock,
      long onHand,
      long allocated,
      long backorderLimit,
      List<StockClaim> allocations)
      implements InventoryRefusal {
    /** How many claims a refusal tells of. */
    public static final int MOST_TOLD = 20;

    public StockAllocated {
      allocations = allocations.stream().limit(MOST_TOLD).toList();
    }

    public StockAllocated(StockKey stock, long onHand, long allocated, long backorderLimit) {
      this(stock, onHand, allocated, backorderLimit, List.of());
    }

    /** The same refusal, which tells who claims what. */
    public StockAllocated because(List<StockClaim> claims) {
      return new StockAllocated(stock, onHand, allocated, backorderLimit, claims);
    }

    @Override
    public String code() {
      return "stock-allocated";
    }

    @Override
    public String explanation() {
      return "Of "
          + stock.sku()
          + " at "
          + stock.location()
          + " "
          + allocated
          + " are allocated; "
          + onHand
          + " on hand and "
          + backorderLimit
          + " backordered would not do.";
    }

    @Override
    public Figures figures() {
      var figures =
          Figures.of("sku", stock.sku().value())
              .and("location", stock.location().value())
              .and("onHand", onHand)
              .and("allocated", allocated)
              .and("backorderLimit", backorderLimit);
      return allocations.isEmpty()
          ? figures
          : figures.and("allocations", allocations.stream().map(StockAllocated::told).toList());
    }

    private static Figures told(StockClaim claim) {
      var figures =
          Figures.of("orderId", claim.order().toString())
              .and("number", String.valueOf(claim.number()))
              .and("quantity", claim.quantity());
      return claim.until() == null ? figures : figures.and("until", claim.until().toString());
    }
  }

  /** An adjustment is by 1 to {@link Quantities#MAX} pieces, up or down. */
  record AdjustmentOutOfRange(long quantity) implements InventoryRefusal {
    @Override
    public String code() {
      return "quantity-out-of-range";
    }

    @Override
    public String explanation() {
      return "An adjustment is by 1 to "
          + Quantities.MAX
          + ", up or down, not by "
          + quantity
          + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("quantity", quantity)
          .and("minimum", -Quantities.MAX)
          .and("maximum", Quantities.MAX);
    }
  }

  /** A limit of backorders or of low stock is 0 to {@link Quantities#MAX}. */
  record LimitOutOfRange(long limit) implements InventoryRefusal {
    @Override
    public String code() {
      return "quantity-out-of-range";
    }

    @Override
    public String explanation() {
      return "A limit is 0 to " + Quantities.MAX + ", not " + limit + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("quantity", limit).and("minimum", 0L).and("maximum", Quantities.MAX);
    }
  }

  /** There is a location with this code. */
  record LocationTaken(LocationCode location) implements InventoryRefusal {
    @Override
    public String code() {
      return "location-taken";
    }

    @Override
    public String explanation() {
      return "There is a location " + location + " already.";
    }

    @Override
    public Figures figures() {
      return Figures.of("location", location.value());
    }
  }

  /** There are {@link Location#MOST} locations. */
  record TooManyLocations() implements InventoryRefusal {
    @Override
    public String code() {
      return "too-many-locations";
    }

    @Override
    public String explanation() {
      return "There are " + Location.MOST + " locations already, which is all there may be.";
    }

    @Override
    public Figures figures() {
      return Figures.of("maximum", (long) Location.MOST);
    }
  }

  /** No location has this code. */
  record UnknownLocation(LocationCode location) implements InventoryRefusal {
    @Override
    public String code() {
      return "unknown-location";
    }

    @Override
    public String explanation() {
      return "There is no location " + location + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("location", location.value());
    }
  }
}
