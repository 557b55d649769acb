package dev.purser.application.ordering;

import dev.purser.application.ordering.OrderSteps.Step;
import dev.purser.application.ordering.OrderSteps.Surroundings;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderId;
import java.util.Optional;

final class ConfirmingOrders implements ConfirmOrder {
  private final OrderSteps steps;

  ConfirmingOrders(OrderSteps steps) {
    this.steps = steps;
  }

  @Override
  public Reply<Order> confirm(Call call, OrderId order) {
    call.actor().require(Right.PLACE_ORDERS);
    return steps.take(call, order, new Confirming());
  }

  private record Confirming() implements Step {
    @Override
    public String operation() {
      return "confirm-order";
    }

    @Override
    public boolean isFor(Actor actor, Order order) {
      return actor.mayReach(Right.ORDER_FOR_OTHERS, order.customer().value());
    }

    @Override
    public Optional<OrderDesk.Taken> take(OrderDesk desk, Surroundings surroundings) {
      return desk.confirm();
    }
  }
}
