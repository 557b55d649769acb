package dev.purser.application.ordering;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.ErasedOwners;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import dev.purser.application.shared.writepath.WritePath;

/** The use cases of orders, over the ports that they need. */
public record OrderingFeature(
    PlaceOrder placeOrder, FulfilOrder fulfilOrder, CancelOrder cancelOrder, OrderQueries queries) {

  public static OrderingFeature over(
      WritePath writePath,
      Orders orders,
      OrderNumbers numbers,
      Transactions transactions,
      Ids ids) {
    return new OrderingFeature(
        new PlacingOrders(writePath, numbers, ids),
        new FulfillingOrders(writePath, ids),
        new CancellingOrders(writePath, ids),
        new StoredOrders(orders, transactions));
  }

  /** What removes everybody who is erased from their orders. */
  public static ErasedOwners buyerForgetting(
      BuyerTraces traces, IdempotencyRecords records, Clock clock) {
    return new ForgettingBuyers(traces, records, clock);
  }
}
