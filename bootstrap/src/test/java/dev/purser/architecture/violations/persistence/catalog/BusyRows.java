package dev.purser.architecture.violations.persistence.catalog;

import dev.purser.application.catalog.CreateProduct;

/** Calls an input port. */
record BusyRows(CreateProduct createProduct) {}
