package dev.purser.application.ordering;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;

/**
 * Makes a placed order of a reserved one, which then has no deadline any more; with capture on
 * placement its credits are spent now. Customers confirm their own, whoever may {@link
 * dev.purser.application.shared.Right#ORDER_FOR_OTHERS} everybody's. Refused with {@code
 * illegal-transition} unless it is reserved and its deadline has not passed.
 */
public interface ConfirmOrder {
  Reply<Order> confirm(Call call, OrderId order);
}
