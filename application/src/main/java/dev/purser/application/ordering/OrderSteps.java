package dev.purser.application.ordering;

import dev.purser.application.credit.CreditKinds;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;

/** What the commands that take an existing order a step further have in common. */
final class OrderSteps {
  /** About the rows of an order of a few lines; its size is not known before it is read. */
  static final int WEIGHT = 20;

  private OrderSteps() {}

  /** The order, and after it what the order has claimed. */
  static void needs(OrderId id, WorkingSet known, Needs needs) {
    needs.of(OrderingKinds.ORDERS, id);
    known.find(OrderingKinds.ORDERS, id).ifPresent(order -> claimedBy(order, known, needs));
  }

  /** What the order has claimed. */
  static void claimedBy(Order order, WorkingSet known, Needs needs) {
    for (var line : order.lines()) {
      for (var allocation : line.allocations()) {
        needs.of(InventoryKinds.STOCK_ITEMS, line.stockOf(allocation));
      }
    }
    for (var payment : order.payments()) {
      CreditKinds.needsAccount(payment.account(), known, needs);
      needs.of(CreditKinds.HOLDS, payment.hold());
    }
  }

  /**
   * The order with what its step did to the stock and to the ledger.
   *
   * @param made the transfers that the ledger has entries of
   */
  static Changes changes(
      Command<?> command, Order order, Stock stock, Ledger ledger, Transfer... made) {
    var changes = new Changes().put(OrderingKinds.ORDERS, order.id(), order);
    InventoryKinds.addChanges(stock, changes);
    CreditKinds.addChanges(command, ledger, changes, made);
    return changes;
  }
}
