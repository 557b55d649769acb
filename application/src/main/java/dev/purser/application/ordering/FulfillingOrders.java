package dev.purser.application.ordering;

import dev.purser.application.ordering.OrderSteps.Step;
import dev.purser.application.ordering.OrderSteps.Surroundings;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.FulfilmentId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk;
import java.util.Optional;

final class FulfillingOrders implements FulfilOrder {
  private final OrderSteps steps;
  private final Ids ids;

  FulfillingOrders(OrderSteps steps, Ids ids) {
    this.steps = steps;
    this.ids = ids;
  }

  @Override
  public Reply<Order> fulfil(Call call, Request request) {
    call.actor().require(Right.FULFIL_ORDERS);
    var fulfilling = new Fulfilling(request, new FulfilmentId(ids.next()));
    return steps.take(call, request.order(), fulfilling);
  }

  private record Fulfilling(Request request, FulfilmentId fulfilment) implements Step {
    @Override
    public String operation() {
      return "fulfil-order";
    }

    @Override
    public boolean isFor(Actor actor, Order order) {
      return actor.has(Right.FULFIL_ORDERS);
    }

    @Override
    public Optional<OrderDesk.Taken> take(OrderDesk desk, Surroundings surroundings) {
      return desk.fulfil(fulfilment, request.lines(), request.tracking());
    }
  }
}
