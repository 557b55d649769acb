package dev.purser.application.inventory;

import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.WritePath;

/** The use cases of stock, over the ports that they need. */
public record InventoryFeature(ReceiveStock receiveStock, StockQueries queries) {

  public static InventoryFeature over(
      WritePath writePath, StockItems items, Transactions transactions, Ids ids) {
    return new InventoryFeature(
        new ReceivingStock(writePath, ids), new StoredStock(items, transactions));
  }
}
