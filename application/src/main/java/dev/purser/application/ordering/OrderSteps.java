package dev.purser.application.ordering;

import dev.purser.application.credit.CreditKinds;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.Settlement;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The way of every command that takes an existing order a step further. */
record OrderSteps(WritePath writePath, Ids ids) {
  /** About the rows of an order of a few lines; its size is not known before it is read. */
  static final int WEIGHT = 20;

  /** A step, without what all steps have in common. */
  interface Step {
    /** The name of the operation, the scope of its keys. */
    String operation();

    /** About how many rows it touches. */
    default int weight() {
      return WEIGHT;
    }

    /** Whether the order is one that the actor may take this step with; others do not exist. */
    boolean isFor(Actor actor, Order order);

    /** Whether there is anything to be done by now; if not, nothing is kept under the key. */
    default boolean isStillFor(Order order, Instant now) {
      return true;
    }

    /** Whether the order is in a version that the actor has seen. */
    default boolean isForVersion(long version) {
      return true;
    }

    /** What it has to know before the order is locked, whichever order it is; locks nothing. */
    default void facts(Needs needs) {}

    /** What it needs beyond the order and what that has claimed and is paid with. */
    default void needs(Order order, WorkingSet known, Needs needs) {}

    /** Takes the step, or notes why not. */
    Optional<OrderDesk.Taken> take(OrderDesk desk, Surroundings surroundings);

    /** What it changes beyond what all steps change. */
    default void addChanges(Order after, Changes changes) {}
  }

  /** What a step may look at beside the order. */
  record Surroundings(
      Order order, WorkingSet loaded, Stock stock, Refusals refusals, Instant now) {}

  Reply<Order> take(Call call, OrderId order, Step step) {
    return writePath.submit(
        new Taking(
            ids.next(),
            call,
            order,
            step,
            new TransferId(ids.next()),
            new TransferId(ids.next()),
            ids.next()));
  }

  /**
   * An order with what its step did to the stock and to the ledger.
   *
   * @param made the transfers that the ledger has entries of
   */
  static Changes changes(
      Command<?> command,
      Order order,
      OrderChange change,
      Stock stock,
      Ledger ledger,
      List<Transfer> made) {
    var changes =
        new Changes()
            .put(OrderingKinds.ORDERS, order.id(), order)
            .put(OrderingKinds.HISTORY, OrderHistory.Version.of(change), change);
    InventoryKinds.addChanges(stock, changes);
    CreditKinds.addChanges(command, ledger, changes, made.toArray(Transfer[]::new));
    return changes;
  }

  private record Taking(
      UUID id,
      Call call,
      OrderId order,
      Step step,
      TransferId capture,
      TransferId refund,
      UUID movements)
      implements Command<Order> {

    @Override
    public String operation() {
      return step.operation();
    }

    @Override
    public OutcomeType<Order> outcomeType() {
      return OrderingKinds.ORDER;
    }

    @Override
    public UUID resource() {
      return order.value();
    }

    @Override
    public int weight() {
      return step.weight();
    }

    @Override
    public Collection<?> claims() {
      return List.of(order);
    }

    /** Nothing of others is locked, so that asking for theirs takes as long as for nothing. */
    @Override
    public void needs(WorkingSet known, Needs needs) {
      step.facts(needs);
      needs.of(OrderingKinds.ORDERS, order);
      reached(known)
          .ifPresent(reached -> {
            claimedBy(reached, known, needs);
            step.needs(reached, known, needs);
          });
    }

    @Override
    public Decision<Order> decide(WorkingSet loaded, Instant now) {
      var reached = reached(loaded).filter(found -> step.isStillFor(found, now));
      if (reached.isEmpty()) {
        return new Decision.NotFound<>();
      }
      return step.isForVersion(reached.get().version())
          ? decide(reached.get(), loaded, now)
          : new Decision.Stale<>();
    }

    @Override
    public boolean mayTell(WorkingSet loaded, Order after) {
      return step.isFor(call.actor(), after);
    }

    private Decision<Order> decide(Order before, WorkingSet loaded, Instant now) {
      var caller = call.actor().caller();
      var refusals = new Refusals();
      var stock = InventoryKinds.stock(loaded, now);
      var revenue =
          loaded.get(CreditKinds.HOUSE_ACCOUNTS, Purchase.revenueOf(before.total().asset()));
      var ledger = CreditKinds.ledger(loaded, revenue, new IdSeries(id), now);
      var settlement =
          new Settlement(ledger, hold -> loaded.get(CreditKinds.HOLDS, hold), capture, refund);
      var desk =
          new OrderDesk(before, stock, settlement, new IdSeries(movements), refusals, caller, now);
      var taken = step.take(desk, new Surroundings(before, loaded, stock, refusals, now));
      if (taken.isEmpty()) {
        return new Decision.Refused<>(refusals.toList());
      }
      var after = taken.get().order();
      var made = settlement.transfers(after, id, caller, now);
      var changes = changes(this, after, taken.get().change(), stock, ledger, made);
      step.addChanges(after, changes);
      return new Decision.Accepted<>(after, changes);
    }

    private Optional<Order> reached(WorkingSet known) {
      return known
          .find(OrderingKinds.ORDERS, order)
          .filter(found -> step.isFor(call.actor(), found));
    }

    /** What the order has claimed of the stock, and what it is paid with. */
    private static void claimedBy(Order order, WorkingSet known, Needs needs) {
      for (var line : order.lines()) {
        for (var allocation : line.allocations()) {
          needs.of(InventoryKinds.STOCK_ITEMS, line.stockAt(allocation.location()));
        }
      }
      for (var payment : order.payments()) {
        CreditKinds.needsAccount(payment.account(), known, needs);
        needs.of(CreditKinds.HOLDS, payment.hold());
      }
      var asset = order.total().asset();
      needs.of(CreditKinds.HOUSE_ACCOUNTS, Purchase.revenueOf(asset));
      needs.of(CreditKinds.HOUSE_ACCOUNTS, CreditKinds.breakageOf(asset));
    }
  }
}
