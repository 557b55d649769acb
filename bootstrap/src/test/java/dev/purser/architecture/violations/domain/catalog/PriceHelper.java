package dev.purser.architecture.violations.domain.catalog;

/** Says nothing by its name. */
record PriceHelper(long amount) {}
