package dev.purser.architecture.violations.persistence.shared;

/** Is shared with nobody. */
public record UnsharedRows(int count) {}
