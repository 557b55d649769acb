package dev.purser.domain.inventory;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Sku;

/** Why a command is refused for what the stock says. */
public sealed interface InventoryRefusal extends Refusal {

  /** More is asked for than can be promised. */
  record OutOfStock(Sku sku, long requested, long sellable) implements InventoryRefusal {
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
      return Figures.of("sku", sku.value()).and("requested", requested).and("sellable", sellable);
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
