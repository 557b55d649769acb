package dev.purser.domain.shared;

/** Why a command is refused for a value that it names, whichever feature it is for. */
public sealed interface ValueRefusal extends Refusal {

  /** An amount that moves is 1 to 2^53-1, and so is a sum of amounts. */
  record AmountOutOfRange(String named) implements ValueRefusal {
    @Override
    public String code() {
      return "amount-out-of-range";
    }

    @Override
    public String explanation() {
      return "An amount is 1 to " + Amount.MAX + " minor units; this is " + named + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("minimum", 1L).and("maximum", Amount.MAX);
    }
  }

  /** A quantity is 1 to {@link Quantities#MAX}. */
  record QuantityOutOfRange(long quantity) implements ValueRefusal {
    @Override
    public String code() {
      return "quantity-out-of-range";
    }

    @Override
    public String explanation() {
      return "A quantity is 1 to " + Quantities.MAX + ", not " + quantity + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("quantity", quantity).and("minimum", 1L).and("maximum", Quantities.MAX);
    }
  }

  /** What is kept with something by its clients has limits; this would be more. */
  record TooManyAttributes() implements ValueRefusal {
    @Override
    public String code() {
      return "too-many-attributes";
    }

    @Override
    public String explanation() {
      return "With what is there already this would be more than "
          + Attributes.MAX_ENTRIES
          + " entries in an object, or more than may be kept in all.";
    }

    @Override
    public Figures figures() {
      return Figures.of("maximum", (long) Attributes.MAX_ENTRIES);
    }
  }

  /** No living product has this SKU. */
  record UnknownSku(Sku sku) implements ValueRefusal {
    @Override
    public String code() {
      return "unknown-sku";
    }

    @Override
    public String explanation() {
      return "There is no product with SKU " + sku + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("sku", sku.value());
    }
  }
}
