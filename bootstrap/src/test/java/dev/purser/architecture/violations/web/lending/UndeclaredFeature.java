package dev.purser.architecture.violations.web.lending;

/** Stands in a feature that nobody declared. */
record UndeclaredFeature(String name) {}
