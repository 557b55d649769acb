package dev.purser.application.shared;

/** The invariants as the store can check them. */
public interface Invariants {
  /**
   * Checks all of them on one snapshot, once at a time per database, and keeps what came of it. A
   * check of what is recent is one of everything as long as none of everything has held.
   */
  InvariantReport check(InvariantScope scope);

  /**
   * What the last checks of this database found, whichever instance has run them.
   *
   * @throws TransactionFault when it is not to be had
   */
  InvariantStanding standing();
}
