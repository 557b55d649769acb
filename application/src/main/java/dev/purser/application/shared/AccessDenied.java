package dev.purser.application.shared;

/**
 * The actor may not do this at all. It has no stack trace, because it is an answer and not a fault.
 * Things of others are not denied but answered like things that do not exist.
 */
public abstract sealed class AccessDenied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private AccessDenied(String message) {
    super(message, null, false, false);
  }

  /** Only somebody with credentials may, and there were none that hold. */
  public static final class Unauthenticated extends AccessDenied {
    private static final long serialVersionUID = 1L;

    public Unauthenticated() {
      super("This needs credentials.");
    }

    /**
     * For credentials that were sent and do not hold.
     *
     * @param message a sentence for whoever sent them, which does not help to guess better ones
     */
    public Unauthenticated(String message) {
      super(message);
    }
  }

  /** The actor is known, and has not got the right. */
  public static final class Forbidden extends AccessDenied {
    private static final long serialVersionUID = 1L;

    public Forbidden(Right right) {
      super("This is for " + right.roles() + ".");
    }
  }
}
