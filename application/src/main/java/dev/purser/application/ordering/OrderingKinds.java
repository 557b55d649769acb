package dev.purser.application.ordering;

import dev.purser.application.shared.writepath.Kind;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.Registration;
import dev.purser.application.shared.writepath.ResourceReader;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of the orders commands decide over. */
public final class OrderingKinds {
  public static final Kind<OrderId, Order> ORDERS = new Kind<>("order", 200, 800);

  public static final OutcomeType<Order> ORDER = new OutcomeType<>("order", 1, Order.class);

  private OrderingKinds() {}

  /** Reads an order as it now is. */
  public static ResourceReader<Order> current(Orders orders) {
    return new ResourceReader<>(
        ORDER,
        id -> {
          var order = new OrderId(id);
          return Optional.ofNullable(orders.load(Set.of(order)).get(order));
        });
  }

  public static List<Registration<?, ?>> over(Orders orders) {
    return List.of(new Registration<>(ORDERS, orders));
  }
}
