package dev.purser.application.inventory;

import dev.purser.application.shared.Change;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Says how much of a SKU may be sold that a location does not have yet, and how little of it is
 * little. Nothing is found when no product has the SKU. Refused with {@code unknown-location} and
 * {@code quantity-out-of-range}, and with {@code stock-allocated} when orders claim more than may
 * then be sold.
 */
public interface LimitStock {
  Reply<StockItem> limit(Call call, Request request);

  /**
   * What becomes another limit.
   *
   * @param backorderLimit pieces, 0 to 1,000,000
   * @param lowStockThreshold pieces, 0 to 1,000,000; null when nobody wants to know any more
   */
  record Request(
      Sku sku,
      LocationCode location,
      Change<Long> backorderLimit,
      Change<@Nullable Long> lowStockThreshold) {}
}
