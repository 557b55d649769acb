package dev.purser.application.ordering;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Ships all of an order and captures all that it holds. Refused with {@code illegal-transition}
 * unless the order is placed, and with {@code out-of-stock} while backordered goods are missing.
 */
public interface FulfilOrder {
  Reply<Order> fulfil(Call call, Request request);

  /**
   * Which order left.
   *
   * @param tracking the carrier's number, up to 200 characters; null without one
   */
  record Request(OrderId order, @Nullable String tracking) {}
}
