package dev.purser.application.ordering;

import dev.purser.application.credit.HoldDeadlines;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The holds of a reservation are kept until its deadline. */
final class DeadlinesOfOrders implements HoldDeadlines {
  private final Orders orders;

  DeadlinesOfOrders(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Map<UUID, Instant> of(Collection<UUID> owners) {
    var deadlines = new HashMap<UUID, Instant>();
    var ids = owners.stream().map(OrderId::new).collect(Collectors.toSet());
    for (Order order : orders.load(ids).values()) {
      if (order.deadline() != null) {
        deadlines.put(order.id().value(), order.deadline());
      }
    }
    return deadlines;
  }
}
