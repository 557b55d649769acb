package dev.purser.application.ordering;

import dev.purser.application.ordering.DueOrders.Due;
import dev.purser.application.ordering.OrderSteps.Step;
import dev.purser.application.ordering.OrderSteps.Surroundings;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.DueWork;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

final class ExpiringOrders implements ExpireOrders {
  private final OrderSteps steps;
  private final DueOrders dueOrders;
  private final Transactions transactions;
  private final Clock clock;

  ExpiringOrders(OrderSteps steps, DueOrders dueOrders, Transactions transactions, Clock clock) {
    this.steps = steps;
    this.dueOrders = dueOrders;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void expireDue(BooleanSupplier goOn) {
    DueWork.<Due>inPages(
            (after, limit) -> transactions.read(() -> dueOrders.due(clock.now(), after, limit)))
        .workOff(goOn, due -> expire(due.order()));
  }

  private void expire(OrderId order) {
    var call = Call.ofService(Actor.SYSTEM, "expire-order/" + order.value());
    var _ = steps.take(call, order, new Expiring());
  }

  private record Expiring() implements Step {
    @Override
    public String operation() {
      return "expire-order";
    }

    @Override
    public boolean isFor(Actor actor, Order order) {
      return true;
    }

    /**
     * What was confirmed meanwhile, or is not due by the time of this attempt after all, is
     * answered like an order that does not exist: nothing is kept under the key, so that it is free
     * for when the order does expire.
     */
    @Override
    public boolean isStillFor(Order order, Instant now) {
      return order.isDue(now);
    }

    @Override
    public Optional<OrderDesk.Taken> take(OrderDesk desk, Surroundings surroundings) {
      return desk.expire();
    }
  }
}
