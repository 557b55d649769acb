package dev.purser.benchmarks;

/**
 * One measurement that is made.
 *
 * @param hot whether all of it meets on one account or SKU
 */
public record Trial(Subject subject, boolean hot, int connections) {}
