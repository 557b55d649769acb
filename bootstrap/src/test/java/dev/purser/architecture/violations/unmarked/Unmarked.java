package dev.purser.architecture.violations.unmarked;

/** Stands where null is anybody's guess. */
record Unmarked(String name) {}
