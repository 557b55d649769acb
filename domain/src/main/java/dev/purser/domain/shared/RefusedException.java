package dev.purser.domain.shared;

/**
 * Thrown by a transition that a rule forbids. It has no stack trace, because it is an answer that
 * {@link Refusals} collects and not a fault that somebody looks for.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.explanation(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
