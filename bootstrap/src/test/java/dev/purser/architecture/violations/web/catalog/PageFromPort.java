package dev.purser.architecture.violations.web.catalog;

import dev.purser.application.catalog.Products;

/** Calls an output port. */
record PageFromPort(Products products) {}
