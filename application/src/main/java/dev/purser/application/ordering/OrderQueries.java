package dev.purser.application.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads orders. */
public interface OrderQueries {
  Optional<Order> find(Actor actor, OrderId id);

  /**
   * What was done with an order, the oldest first; nothing when there is no such order.
   *
   * @param slice its position is the version of a change
   */
  Optional<Page<OrderChange, Long>> history(Actor actor, OrderId id, Slice<Long> slice);

  /**
   * Who made a change, by the stable id behind their credentials. Whoever may {@link
   * dev.purser.application.shared.Right#READ_ALL} is told; customers are where it was themselves,
   * so that they learn nothing of the staff.
   */
  static Optional<String> author(Actor actor, OrderChange change) {
    return Optional.of(change.by())
        .filter(by -> actor.has(Right.READ_ALL) || by.equals(actor.caller()));
  }

  /**
   * Orders, newest first.
   *
   * @param customer only this one's; null for all
   */
  Page<Order, OrderId> list(Actor actor, @Nullable CustomerId customer, Slice<OrderId> slice);
}
