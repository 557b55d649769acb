package dev.purser.application.ordering;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ships pieces of an order, and captures what they are worth unless the order was captured when it
 * was placed. Refused with {@code illegal-transition} unless the order is placed or partially
 * fulfilled, {@code unknown-line}, {@code quantity-out-of-range}, {@code quantity-exceeds-open},
 * {@code out-of-stock} while backordered goods are missing, {@code too-many-parcels}, and, since
 * shipping after a return may take one minor unit more than is held, {@code insufficient-credit}
 * and {@code account-frozen}.
 */
public interface FulfilOrder {
  Reply<Order> fulfil(Call call, Request request);

  /**
   * What left.
   *
   * @param lines null for all that is open
   * @param tracking the carrier's number, up to 200 characters; null without one
   */
  record Request(OrderId order, @Nullable List<Named> lines, @Nullable String tracking) {
    public Request {
      lines = lines == null ? null : List.copyOf(lines);
    }
  }
}
