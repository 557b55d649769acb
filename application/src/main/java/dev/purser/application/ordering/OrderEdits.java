package dev.purser.application.ordering;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;

/**
 * Orders that were edited: their lines, allocations and adjustments, and what they are sent with,
 * replace those that are stored. Written before the orders themselves.
 */
public interface OrderEdits extends Source.Appendable<OrderId, Order> {}
