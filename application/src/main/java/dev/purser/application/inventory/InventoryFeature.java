package dev.purser.application.inventory;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.WritePath;

/** The use cases of stock, over the ports that they need. */
public record InventoryFeature(
    MoveStock moveStock,
    LimitStock limitStock,
    CreateLocation createLocation,
    EditLocation editLocation,
    StockQueries queries) {

  public static InventoryFeature over(
      WritePath writePath,
      InventoryKinds.Ports ports,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    var locations = new WritingLocations(ports.locations(), writes, clock, ids);
    return new InventoryFeature(
        new MovingStock(writePath, ids),
        new LimitingStock(writePath, ids),
        locations,
        locations,
        new StoredStock(ports, transactions));
  }
}
