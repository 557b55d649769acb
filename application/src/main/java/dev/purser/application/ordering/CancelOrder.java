package dev.purser.application.ordering;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Cancels all of an order: releases its stock and voids its holds. Customers cancel their own,
 * whoever may {@link dev.purser.application.shared.Right#CANCEL_ORDERS} everybody's. Refused with
 * {@code illegal-transition} unless the order is placed.
 */
public interface CancelOrder {
  Reply<Order> cancel(Call call, Request request);

  /**
   * Which order is off.
   *
   * @param reason up to 500 characters; null without one
   */
  record Request(OrderId order, @Nullable String reason) {}
}
