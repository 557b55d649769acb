package dev.purser.application.ordering;

import dev.purser.application.shared.writepath.Kind;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.RefusalExplainer;
import dev.purser.application.shared.writepath.Registration;
import dev.purser.application.shared.writepath.ResourceReader;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of the orders commands decide over. */
public final class OrderingKinds {
  public static final Kind<OrderId, Order> ORDERS = new Kind<>("order", 200, 800);

  /** Orders that were edited, by what they are of now. */
  static final Kind<OrderId, Order> EDITS = new Kind<>("order edit", 0, 790);

  /** What was done with orders. */
  static final Kind<OrderHistory.Version, OrderChange> HISTORY = new Kind<>("order change", 0, 810);

  /** Version 1 was of orders that were shipped and cancelled as a whole. */
  public static final OutcomeType<Order> ORDER = new OutcomeType<>("order", 2, Order.class);

  private OrderingKinds() {}

  /** The output ports of orders. */
  public record Ports(
      Orders orders,
      OrderEdits edits,
      OrderHistory history,
      OrderNumbers numbers,
      DueOrders due,
      StockClaims claims) {}

  /** Reads an order as it now is. */
  public static ResourceReader<Order> current(Orders orders) {
    return new ResourceReader<>(
        ORDER,
        id -> {
          var order = new OrderId(id);
          return Optional.ofNullable(orders.load(Set.of(order)).get(order));
        });
  }

  /** What tells whoever cannot have stock which orders claim it. */
  public static RefusalExplainer explainer(StockClaims claims) {
    return new ExplainingClaims(claims);
  }

  public static List<Registration<?, ?>> over(Ports ports, OrderRules rules) {
    return List.of(
        new Registration<>(ORDERS, ports.orders()),
        new Registration<>(EDITS, ports.edits()),
        new Registration<>(HISTORY, ports.history()),
        rules.pricing().registration());
  }
}
