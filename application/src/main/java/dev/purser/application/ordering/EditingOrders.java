package dev.purser.application.ordering;

import dev.purser.application.ordering.OrderSteps.Step;
import dev.purser.application.ordering.OrderSteps.Surroundings;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class EditingOrders implements EditOrder {
  private final OrderSteps steps;
  private final Ids ids;
  private final OrderRules rules;

  EditingOrders(OrderSteps steps, Ids ids, OrderRules rules) {
    this.steps = steps;
    this.ids = ids;
    this.rules = rules;
  }

  @Override
  public Reply<Order> edit(Call call, OrderId order, Precondition precondition, Changes changes) {
    call.actor().require(Right.PLACE_ORDERS);
    return steps.take(call, order, new Editing(precondition, selection(changes), changes));
  }

  private @Nullable Selection selection(Changes changes) {
    return changes.lines() == null ? null : Selection.of(changes.lines(), rules, ids);
  }

  /** What is wanted instead; without a selection the lines stay. */
  private record Editing(Precondition precondition, @Nullable Selection selection, Changes changes)
      implements Step {
    @Override
    public String operation() {
      return "edit-order";
    }

    @Override
    public int weight() {
      return selection == null
          ? OrderSteps.WEIGHT
          : OrderSteps.WEIGHT + 3 * selection.wishes().size();
    }

    @Override
    public boolean isFor(Actor actor, Order order) {
      return actor.mayReach(Right.ORDER_FOR_OTHERS, order.customer().value());
    }

    @Override
    public boolean isForVersion(long version) {
      return precondition.isMetBy(version);
    }

    @Override
    public void facts(Needs needs) {
      if (selection != null) {
        selection.facts(needs);
      }
    }

    @Override
    public void needs(Order order, WorkingSet known, Needs needs) {
      if (selection != null) {
        selection.needs(known, needs);
      }
    }

    @Override
    public Optional<OrderDesk.Taken> take(OrderDesk desk, Surroundings at) {
      var before = at.order();
      var shipTo = at.refusals().attempt("shipTo", () -> changes.over(before.shipTo()));
      var metadata = at.refusals().attempt("metadata", () -> changes.over(before.metadata()));
      if (shipTo.isEmpty() || metadata.isEmpty()) {
        return Optional.empty();
      }
      return take(desk, at, shipTo.get(), metadata.get());
    }

    private Optional<OrderDesk.Taken> take(
        OrderDesk desk, Surroundings at, ShipTo shipTo, Attributes metadata) {
      var before = at.order();
      if (selection == null) {
        return desk.describe(shipTo, metadata);
      }
      if (!desk.reopen()) {
        return Optional.empty();
      }
      var draft =
          selection.draft(before.customer(), at.stock(), at.loaded(), at.refusals(), at.now());
      return desk.edit(draft, shipTo, metadata);
    }

    @Override
    public void addChanges(Order after, dev.purser.application.shared.writepath.Changes made) {
      made.put(OrderingKinds.EDITS, after.id(), after);
    }
  }
}
