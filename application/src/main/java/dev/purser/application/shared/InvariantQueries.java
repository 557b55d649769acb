package dev.purser.application.shared;

/** Asks whether the books are right. */
public interface InvariantQueries {
  /**
   * Checks every invariant on one snapshot. Callers that ask while a check of the same scope runs
   * share its report.
   *
   * @throws AccessDenied to whoever may not read everything
   * @throws ServiceFault.Unavailable when it takes longer than a check may
   */
  InvariantReport check(Actor actor, InvariantScope scope);

  /** Lets callers share checks of these invariants. */
  static InvariantQueries over(Invariants invariants) {
    return new SharedInvariantQueries(invariants);
  }
}
