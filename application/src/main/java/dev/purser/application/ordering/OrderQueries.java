package dev.purser.application.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
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
   * @param before the position that the page before ended at; null for the first page
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  Page<Order, OrderId> list(
      Actor actor, @Nullable CustomerId customer, @Nullable OrderId before, int limit);
}
