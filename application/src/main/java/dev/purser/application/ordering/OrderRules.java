package dev.purser.application.ordering;

import dev.purser.domain.inventory.AllocationPolicy;
import java.time.Duration;

/**
 * What a shop decides for all of its orders.
 *
 * @param pricing how they are priced
 * @param allocation which locations they are shipped from
 * @param reservation how long an order waits to be confirmed
 */
public record OrderRules(
    OrderPricing<?> pricing, AllocationPolicy allocation, Duration reservation) {}
