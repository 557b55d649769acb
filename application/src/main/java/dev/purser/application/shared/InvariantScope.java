package dev.purser.application.shared;

/** How much a check of the invariants covers. */
public enum InvariantScope {
  /** Everything. */
  FULL,
  /** What changed since the last full check; everything when there was none. */
  RECENT
}
