package dev.purser.architecture.violations.domain.catalog;

/** Counts value in fractions. */
record NearlyPrice(double amount) {}
