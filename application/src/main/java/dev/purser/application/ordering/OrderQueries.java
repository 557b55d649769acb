package dev.purser.application.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads orders. */
public interface OrderQueries {
  Optional<Order> find(Actor actor, OrderId id);

  /**
   * Orders, newest first.
   *
   * @param customer only this one's; null for all
   */
  Page<Order, OrderId> list(Actor actor, @Nullable CustomerId customer, Slice<OrderId> slice);
}
