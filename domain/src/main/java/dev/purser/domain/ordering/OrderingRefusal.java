package dev.purser.domain.ordering;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;

/** Why a command is refused for where its order stands. */
public sealed interface OrderingRefusal extends Refusal {

  /** The order's status does not lead to the one asked for. */
  record IllegalTransition(OrderStatus from, OrderStatus to) implements OrderingRefusal {
    @Override
    public String code() {
      return "illegal-transition";
    }

    @Override
    public String explanation() {
      return "An order that is " + from + " cannot become " + to + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("from", from.name()).and("to", to.name());
    }
  }
}
