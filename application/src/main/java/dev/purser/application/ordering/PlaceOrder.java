package dev.purser.application.ordering;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places an order: prices its lines, allocates the stock and holds the credits, all of it or
 * nothing. Lines may name the same SKU; each sees what those before it have taken. An order that is
 * not confirmed is reserved until its deadline; one that is captured on placement is paid at once,
 * or when it is confirmed.
 *
 * <p>Refused, with all reasons that apply, with {@code unknown-sku}, {@code product-not-available},
 * {@code price-changed}, {@code quantity-out-of-range}, {@code amount-out-of-range}, {@code
 * asset-mismatch}, {@code unknown-account}, {@code account-frozen}, {@code account-closed}, {@code
 * out-of-stock} and {@code insufficient-credit}.
 */
public interface PlaceOrder {
  Reply<Order> place(Call call, Request request);

  /**
   * What is ordered.
   *
   * @param lines 1 to {@link Order#MAX_LINES}
   * @param account who pays; null for the customer's account in the default asset
   * @param confirm whether it is placed at once, and not only reserved
   */
  record Request(
      CustomerId customer,
      List<Wish> lines,
      @Nullable AccountId account,
      boolean confirm,
      CaptureMode capture,
      ShipTo shipTo,
      Attributes metadata) {
    public Request {
      lines = List.copyOf(lines);
    }
  }
}
