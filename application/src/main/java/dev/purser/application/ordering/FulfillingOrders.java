package dev.purser.application.ordering;

import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.HouseAccounts.AssetRole;
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
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.ordering.FulfilmentId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class FulfillingOrders implements FulfilOrder {
  private final WritePath writePath;
  private final Ids ids;

  FulfillingOrders(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<Order> fulfil(Call call, Request request) {
    call.actor().require(Right.FULFIL_ORDERS);
    var fulfilment = new FulfilmentId(ids.next());
    var capture = new TransferId(ids.next());
    return writePath.submit(
        new Fulfilling(ids.next(), call, request, fulfilment, capture, ids.next()));
  }

  private record Fulfilling(
      UUID id,
      Call call,
      Request request,
      FulfilmentId fulfilment,
      TransferId capture,
      UUID movements)
      implements Command<Order> {

    @Override
    public String operation() {
      return "fulfil-order";
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

    @Override
    public void needs(WorkingSet known, Needs needs) {
      OrderSteps.needs(request.order(), known, needs);
      known
          .find(OrderingKinds.ORDERS, request.order())
          .ifPresent(order -> needs.of(CreditKinds.HOUSE_ACCOUNTS, revenue(order)));
    }

    @Override
    public Decision<Order> decide(WorkingSet loaded, Instant now) {
      var order = loaded.find(OrderingKinds.ORDERS, request.order());
      if (order.isEmpty()) {
        return new Decision.NotFound<>();
      }
      var refusals = new Refusals();
      var fulfilled =
          refusals.attempt("", () -> order.get().fulfil(fulfilment, request.tracking(), now));
      if (fulfilled.isEmpty()) {
        return new Decision.Refused<>(refusals.toList());
      }
      var stock = InventoryKinds.stock(loaded, now);
      ship(order.get(), stock, refusals);
      return refusals.isEmpty()
          ? accepted(order.get(), fulfilled.get(), stock, loaded, now)
          : new Decision.Refused<>(refusals.toList());
    }

    private void ship(Order order, Stock stock, Refusals refusals) {
      var movementIds = new IdSeries(movements);
      for (var line : order.lines()) {
        for (var allocation : line.allocations()) {
          refusals.attempt(
              "",
              () ->
                  stock.ship(
                      new MovementId(movementIds.next()),
                      line.stockOf(allocation),
                      allocation.quantity(),
                      order.id().value()));
        }
      }
    }

    private Decision<Order> accepted(
        Order placed, Order fulfilled, Stock stock, WorkingSet loaded, Instant now) {
      var revenue = loaded.get(CreditKinds.HOUSE_ACCOUNTS, revenue(placed));
      var ledger = CreditKinds.ledger(loaded, revenue, new IdSeries(id), now);
      var transfer = captureAll(placed, ledger, loaded, now);
      var changes = OrderSteps.changes(this, fulfilled, stock, ledger, transfer);
      return new Decision.Accepted<>(fulfilled, changes);
    }

    private Transfer captureAll(Order order, Ledger ledger, WorkingSet loaded, Instant now) {
      var legs = new ArrayList<Leg>(order.payments().size());
      for (var payment : order.payments()) {
        var hold = loaded.get(CreditKinds.HOLDS, payment.hold());
        legs.add(ledger.capture(capture, legs.size(), hold, hold.remaining()));
      }
      return Transfer.plain(capture, TransferKind.CAPTURE, legs, id, call.actor().caller(), now)
          .managedBy(order.id().value());
    }

    private static AssetRole revenue(Order order) {
      return new AssetRole(order.total().asset(), HouseRole.REVENUE);
    }
  }
}
