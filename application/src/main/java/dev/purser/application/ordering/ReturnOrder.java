package dev.purser.application.ordering;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes shipped pieces of an order back, to be sold again or written off, and refunds what they are
 * worth into the lots that were spent on the order; what has expired of those goes to breakage at
 * once, and the order's return says so. For whoever may {@link
 * dev.purser.application.shared.Right#RETURN_ORDERS}.
 *
 * <p>Refused with {@code illegal-transition} while nothing was shipped or when all of it came back,
 * {@code unknown-line}, {@code quantity-out-of-range}, {@code quantity-exceeds-open}, {@code
 * unknown-location}, {@code account-closed}, {@code too-many-lots} and {@code too-many-parcels}.
 */
public interface ReturnOrder {
  Reply<Order> takeBack(Call call, Request request);

  /**
   * What came back.
   *
   * @param lines null for all that was shipped and has not come back
   * @param location where it came back to; null for where it was shipped from
   * @param restock whether it can be sold again; if not, it is written off
   * @param reason up to 500 characters; null without one
   */
  record Request(
      OrderId order,
      @Nullable List<Named> lines,
      @Nullable LocationCode location,
      boolean restock,
      @Nullable String reason) {
    public Request {
      lines = lines == null ? null : List.copyOf(lines);
    }
  }
}
