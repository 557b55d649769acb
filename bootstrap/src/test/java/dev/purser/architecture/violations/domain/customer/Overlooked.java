package dev.purser.architecture.violations.domain.customer;

/** Stands where results may be overlooked. */
record Overlooked(String name) {}
