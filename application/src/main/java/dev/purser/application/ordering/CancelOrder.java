package dev.purser.application.ordering;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls open pieces of an order off: releases their stock and gives back what they are worth.
 * Customers cancel their own, whoever may {@link dev.purser.application.shared.Right#CANCEL_ORDERS}
 * everybody's. Refused with {@code illegal-transition} when nothing is open, {@code unknown-line},
 * {@code quantity-out-of-range}, {@code quantity-exceeds-open} and, where it was captured on
 * placement and is refunded, {@code account-closed} and {@code too-many-lots}.
 */
public interface CancelOrder {
  Reply<Order> cancel(Call call, Request request);

  /**
   * What is off.
   *
   * @param lines null for all that is open
   * @param reason up to 500 characters; null without one
   */
  record Request(OrderId order, @Nullable List<Named> lines, @Nullable String reason) {
    public Request {
      lines = lines == null ? null : List.copyOf(lines);
    }
  }
}
