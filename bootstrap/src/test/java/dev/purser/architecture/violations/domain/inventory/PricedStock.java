package dev.purser.architecture.violations.domain.inventory;

import dev.purser.domain.catalog.Product;

/** Knows another feature. */
record PricedStock(Product product) {}
