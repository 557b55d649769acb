package dev.purser.application.ordering;

import dev.purser.application.credit.CreditKinds;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class CancellingOrders implements CancelOrder {
  private final WritePath writePath;
  private final Ids ids;

  CancellingOrders(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<Order> cancel(Call call, Request request) {
    var actor = call.actor().requireKnown();
    if (actor.has(Right.READ_ALL)) {
      actor.require(Right.CANCEL_ORDERS);
    }
    return writePath.submit(new Cancellation(ids.next(), call, request));
  }

  private record Cancellation(UUID id, Call call, Request request) implements Command<Order> {

    @Override
    public String operation() {
      return "cancel-order";
    }

    @Override
    public OutcomeType<Order> outcomeType() {
      return OrderingKinds.ORDER;
    }

    @Override
    public UUID resource() {
      return request.order().value();
    }

    @Override
    public int weight() {
      return OrderSteps.WEIGHT;
    }

    @Override
    public Collection<?> claims() {
      return List.of(request.order());
    }

    /** Nothing of others is locked, so that asking for theirs takes as long as for nothing. */
    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(OrderingKinds.ORDERS, request.order());
      reached(known).ifPresent(order -> OrderSteps.claimedBy(order, known, needs));
    }

    @Override
    public Decision<Order> decide(WorkingSet loaded, Instant now) {
      var order = reached(loaded);
      if (order.isEmpty()) {
        return new Decision.NotFound<>();
      }
      var refusals = new Refusals();
      var cancelled = refusals.attempt("", () -> order.get().cancel(request.reason(), now));
      if (cancelled.isEmpty()) {
        return new Decision.Refused<>(refusals.toList());
      }
      var stock = InventoryKinds.stock(loaded, now);
      var ledger = CreditKinds.ledger(loaded, new IdSeries(id), now);
      giveBack(order.get(), stock, ledger, loaded);
      return new Decision.Accepted<>(
          cancelled.get(), OrderSteps.changes(this, cancelled.get(), stock, ledger));
    }

    @Override
    public boolean mayTell(WorkingSet loaded, Order cancelled) {
      return isReached(cancelled);
    }

    private Optional<Order> reached(WorkingSet known) {
      return known.find(OrderingKinds.ORDERS, request.order()).filter(this::isReached);
    }

    private boolean isReached(Order order) {
      return call.actor().mayReach(Right.CANCEL_ORDERS, order.customer().value());
    }

    private static void giveBack(Order order, Stock stock, Ledger ledger, WorkingSet loaded) {
      for (var line : order.lines()) {
        for (var allocation : line.allocations()) {
          stock.release(line.stockOf(allocation), allocation.quantity());
        }
      }
      for (var payment : order.payments()) {
        ledger.release(loaded.get(CreditKinds.HOLDS, payment.hold()), HoldStatus.VOIDED);
      }
    }
  }
}
