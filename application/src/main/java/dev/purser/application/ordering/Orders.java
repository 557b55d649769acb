package dev.purser.application.ordering;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders with their lines, allocations, payments and fulfilments. */
public interface Orders extends Source.Lockable<OrderId, Order> {
  /** The ids of the slice, newest first. */
  List<OrderId> list(@Nullable CustomerId customer, Slice<OrderId> slice);

  long count(@Nullable CustomerId customer);
}
