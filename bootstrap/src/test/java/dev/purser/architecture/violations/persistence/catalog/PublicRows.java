package dev.purser.architecture.violations.persistence.catalog;

/** Is public without need. */
public record PublicRows(int count) {}
