package dev.purser.wiring;

/**
 * How many connections there are to be.
 *
 * @param size of this instance
 * @param instances that run side by side, each with as many
 */
record PoolSettings(int size, int instances) {}
