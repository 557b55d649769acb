package dev.purser.application.shared;

import org.jspecify.annotations.Nullable;

/** Why a command has no answer. The same call with the same key may be made again. */
public abstract sealed class ServiceFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ServiceFault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** More commands wait than may; nothing has changed. */
  public static final class Overloaded extends ServiceFault {
    private static final long serialVersionUID = 1L;

    public Overloaded() {
      super("too many commands are waiting", null);
    }
  }

  /** It could not be done in time or the database is not to be had; nothing has changed. */
  public static final class Unavailable extends ServiceFault {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    public Unavailable(String message) {
      this(message, null);
    }
  }

  /** It may have been done. Asking again with the same key tells, and does it at most once. */
  public static final class OutcomeUnknown extends ServiceFault {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(Throwable cause) {
      super("whether it was done is not known", cause);
    }
  }

  /** It failed in a way that nobody foresaw; nothing has changed. */
  public static final class Unexpected extends ServiceFault {
    private static final long serialVersionUID = 1L;

    public Unexpected(Throwable cause) {
      super("unexpected failure", cause);
    }
  }
}
