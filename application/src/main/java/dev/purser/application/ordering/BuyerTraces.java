package dev.purser.application.ordering;

import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What orders tell of who bought: where it went, and what clients noted with them. */
public interface BuyerTraces {
  /** Locks the customer's orders after the id, in the order of their ids, at most {@code limit}. */
  List<OrderId> lock(CustomerId customer, @Nullable OrderId after, int limit);

  /**
   * Removes from orders that are locked the address, the metadata, the reasons and the tracking;
   * those that had any of it are in their next version.
   */
  void remove(Collection<OrderId> orders, Instant now);
}
