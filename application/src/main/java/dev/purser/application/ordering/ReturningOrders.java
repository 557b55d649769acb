package dev.purser.application.ordering;

import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.ordering.OrderSteps.Step;
import dev.purser.application.ordering.OrderSteps.Surroundings;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.ReturnId;
import java.util.List;
import java.util.Optional;

final class ReturningOrders implements ReturnOrder {
  private final OrderSteps steps;
  private final Ids ids;

  ReturningOrders(OrderSteps steps, Ids ids) {
    this.steps = steps;
    this.ids = ids;
  }

  @Override
  public Reply<Order> takeBack(Call call, Request request) {
    call.actor().require(Right.RETURN_ORDERS);
    return steps.take(call, request.order(), new Returning(request, new ReturnId(ids.next())));
  }

  private record Returning(Request request, ReturnId id) implements Step {
    @Override
    public String operation() {
      return "return-order";
    }

    @Override
    public boolean isFor(Actor actor, Order order) {
      return actor.has(Right.RETURN_ORDERS);
    }

    @Override
    public void facts(Needs needs) {
      if (request.location() != null) {
        needs.of(InventoryKinds.LOCATIONS, request.location());
      }
    }

    /** The stock that it may come back to: where it was shipped from, or where is said. */
    @Override
    public void needs(Order order, WorkingSet known, Needs needs) {
      if (request.location() == null) {
        needs.ofAll(InventoryKinds.STOCK_ITEMS, shippedFrom(order));
        return;
      }
      if (known.find(InventoryKinds.LOCATIONS, request.location()).isPresent()) {
        var there =
            order.lines().stream()
                .filter(line -> line.returnable() > 0 && isNamed(line))
                .map(line -> line.stockAt(request.location()))
                .toList();
        needs.ofAll(InventoryKinds.LATE_STOCK_ROWS, there);
        needs.ofAll(InventoryKinds.STOCK_ITEMS, there);
      }
    }

    @Override
    public Optional<OrderDesk.Taken> take(OrderDesk desk, Surroundings at) {
      var location = request.location();
      if (location != null && at.loaded().find(InventoryKinds.LOCATIONS, location).isEmpty()) {
        at.refusals().add("location", new InventoryRefusal.UnknownLocation(location));
      }
      return desk.takeBack(id, request.lines(), location, request.restock(), request.reason());
    }

    private boolean isNamed(OrderLine line) {
      return request.lines() == null
          || request.lines().stream().anyMatch(named -> named.line().equals(line.id()));
    }

    private static List<StockKey> shippedFrom(Order order) {
      return order.fulfilments().stream()
          .flatMap(fulfilment -> fulfilment.lines().stream())
          .map(pieces -> order.line(pieces.line()).orElseThrow().stockAt(pieces.location()))
          .distinct()
          .toList();
    }
  }
}
