package dev.purser.application.ordering;

import dev.purser.domain.ordering.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reserved orders whose deadline has passed. */
public interface DueOrders {

  /**
   * The longest due first.
   *
   * @param after the last one of the page before; null for the first page
   */
  List<Due> due(Instant now, @Nullable Due after, int limit);

  /** An order and its deadline. */
  record Due(OrderId order, Instant deadline) {}
}
