package dev.purser.domain.ordering;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;

/** Why a command is refused for where its order stands. */
public sealed interface OrderingRefusal extends Refusal {

  /** The order's status does not allow the step. */
  record IllegalTransition(OrderStatus from, OrderStep step) implements OrderingRefusal {
    @Override
    public String code() {
      return "illegal-transition";
    }

    @Override
    public String explanation() {
      return "An order that is " + from + " cannot be " + step.done() + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("from", from.name()).and("step", step.name());
    }
  }

  /** The order has no such line. */
  record UnknownLine(OrderLineId line) implements OrderingRefusal {
    @Override
    public String code() {
      return "unknown-line";
    }

    @Override
    public String explanation() {
      return "The order has no line " + line.value() + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("lineId", line.value().toString());
    }
  }

  /** More pieces are named than the line has open, or than were shipped and not yet returned. */
  record QuantityExceedsOpen(OrderLineId line, long requested, long open)
      implements OrderingRefusal {
    @Override
    public String code() {
      return "quantity-exceeds-open";
    }

    @Override
    public String explanation() {
      return "Of line " + line.value() + " " + requested + " are named and " + open + " are left.";
    }

    @Override
    public Figures figures() {
      return Figures.of("lineId", line.value().toString())
          .and("requested", requested)
          .and("open", open);
    }
  }

  /** An order has at most {@link Order#MAX_PARCELS} fulfilments and returns. */
  record TooManyParcels(long parcels) implements OrderingRefusal {
    @Override
    public String code() {
      return "too-many-parcels";
    }

    @Override
    public String explanation() {
      return "An order has at most "
          + Order.MAX_PARCELS
          + " fulfilments and returns; this one has "
          + parcels
          + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("parcels", parcels).and("maximum", (long) Order.MAX_PARCELS);
    }
  }
}
