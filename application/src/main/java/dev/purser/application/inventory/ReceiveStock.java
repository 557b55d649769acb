package dev.purser.application.inventory;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Goods came in: raises the on-hand of a SKU at a location and records the movement. Refused with
 * {@code unknown-sku}, {@code unknown-location} and {@code quantity-out-of-range}.
 */
public interface ReceiveStock {
  Reply<StockMovement> receive(Call call, Request request);

  /**
   * What came in.
   *
   * @param quantity pieces, 1 to 1,000,000
   * @param reason up to 500 characters
   */
  record Request(Sku sku, LocationCode location, long quantity, @Nullable String reason) {}
}
