package dev.purser.application.inventory;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.Remark;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is on hand without an order, and records the movement. A transfer changes two
 * locations in one commit and records a movement for each; the answer is the one of the location
 * that the pieces leave.
 *
 * <p>Refused with {@code unknown-sku}, {@code unknown-location} and {@code quantity-out-of-range};
 * with {@code out-of-stock} when a shipment is of more than is available, or anything else of more
 * than is on hand; with {@code stock-allocated} when orders claim more than would be left on hand
 * and may be backordered.
 */
public interface MoveStock {
  Reply<StockMovement> move(Call call, Request request);

  /**
   * What moves.
   *
   * @param toLocation where a {@link MovementType#TRANSFER} goes, which is elsewhere; null for
   *     everything else
   * @param quantity pieces, 1 to 1,000,000; up or down for an {@link MovementType#ADJUST}
   */
  record Request(
      MovementType type,
      Sku sku,
      LocationCode location,
      @Nullable LocationCode toLocation,
      long quantity,
      Remark remark) {
    public Request {
      if ((type == MovementType.TRANSFER) != (toLocation != null)) {
        throw new IllegalArgumentException("a transfer, and nothing else, goes to a location");
      }
      if (location.equals(toLocation)) {
        throw new IllegalArgumentException("a transfer goes to another location");
      }
    }

    /** Goods that came in. */
    public static Request receipt(
        Sku sku, LocationCode location, long quantity, @Nullable String reason) {
      return new Request(
          MovementType.RECEIVE, sku, location, null, quantity, new Remark(reason, null));
    }
  }
}
