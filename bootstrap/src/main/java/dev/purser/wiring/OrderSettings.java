package dev.purser.wiring;

import java.time.Duration;

/**
 * How orders are taken.
 *
 * @param reservation how long an order waits to be confirmed
 */
record OrderSettings(Duration reservation) {}
