package dev.purser.application.ordering;

import dev.purser.application.ordering.OrderSteps.Step;
import dev.purser.application.ordering.OrderSteps.Surroundings;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk;
import java.util.Optional;

final class CancellingOrders implements CancelOrder {
  private final OrderSteps steps;

  CancellingOrders(OrderSteps steps) {
    this.steps = steps;
  }

  @Override
  public Reply<Order> cancel(Call call, Request request) {
    var actor = call.actor().requireKnown();
    if (actor.has(Right.READ_ALL)) {
      actor.require(Right.CANCEL_ORDERS);
    }
    return steps.take(call, request.order(), new Cancelling(request));
  }

  private record Cancelling(Request request) implements Step {
    @Override
    public String operation() {
      return "cancel-order";
    }

    @Override
    public boolean isFor(Actor actor, Order order) {
      return actor.mayReach(Right.CANCEL_ORDERS, order.customer().value());
    }

    @Override
    public Optional<OrderDesk.Taken> take(OrderDesk desk, Surroundings surroundings) {
      return desk.cancel(request.lines(), request.reason());
    }
  }
}
