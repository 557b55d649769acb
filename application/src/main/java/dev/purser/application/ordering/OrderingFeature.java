package dev.purser.application.ordering;

import dev.purser.application.credit.HoldDeadlines;
import dev.purser.application.inventory.StockItems;
import dev.purser.application.inventory.StockRows;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.ErasedOwners;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import dev.purser.application.shared.writepath.Inquiries;
import dev.purser.application.shared.writepath.WritePath;

/** The use cases of orders, over the ports that they need. */
public record OrderingFeature(
    PlaceOrder placeOrder,
    QuoteOrder quoteOrder,
    ConfirmOrder confirmOrder,
    EditOrder editOrder,
    FulfilOrder fulfilOrder,
    CancelOrder cancelOrder,
    ReturnOrder returnOrder,
    ExpireOrders expireOrders,
    OrderQueries queries) {

  public static OrderingFeature over(
      WritePath writePath,
      Inquiries inquiries,
      OrderingKinds.Ports ports,
      OrderRules rules,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    var steps = new OrderSteps(writePath, ids);
    return new OrderingFeature(
        new PlacingOrders(writePath, ports.numbers(), ids, rules),
        new QuotingOrders(inquiries, ids, rules),
        new ConfirmingOrders(steps),
        new EditingOrders(steps, ids, rules),
        new FulfillingOrders(steps, ids),
        new CancellingOrders(steps),
        new ReturningOrders(steps, ids),
        new ExpiringOrders(steps, ports.due(), transactions, clock),
        new StoredOrders(ports.orders(), ports.history(), transactions));
  }

  /** What tells which orders have claimed the stock of a SKU. */
  public static StockExplanationQueries stockExplanations(
      StockRows rows, StockItems items, StockClaims claims, Transactions transactions) {
    return new ExplainingStock(rows, items, claims, transactions);
  }

  /** What tells until when orders keep what they hold. */
  public static HoldDeadlines holdDeadlines(Orders orders) {
    return new DeadlinesOfOrders(orders);
  }

  /** What removes everybody who is erased from their orders. */
  public static ErasedOwners buyerForgetting(
      BuyerTraces traces, IdempotencyRecords records, Clock clock) {
    return new ForgettingBuyers(traces, records, clock);
  }
}
