package dev.purser.application.shared;

/** The invariants as the store can check them. */
public interface Invariants {
  /** Checks all of them on one snapshot, once at a time per database. */
  InvariantReport check(InvariantScope scope);
}
