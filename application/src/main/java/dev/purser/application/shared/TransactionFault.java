package dev.purser.application.shared;

/**
 * Why a transaction did not end as asked. Except for {@link OutcomeUnknown} it is certain that
 * nothing was written.
 */
public abstract sealed class TransactionFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TransactionFault(String message, Throwable cause) {
    super(message, cause);
  }

  /** Another transaction came between (SQLSTATE 40001, 40P01); the same work may succeed now. */
  public static final class Conflict extends TransactionFault {
    private static final long serialVersionUID = 1L;

    public Conflict(Throwable cause) {
      super("another transaction came between", cause);
    }
  }

  /** A lock was not to be had in time (55P03). */
  public static final class LockNotAvailable extends TransactionFault {
    private static final long serialVersionUID = 1L;

    public LockNotAvailable(Throwable cause) {
      super("a lock was not to be had in time", cause);
    }
  }

  /** A statement took longer than it may (57014). */
  public static final class TimedOut extends TransactionFault {
    private static final long serialVersionUID = 1L;

    public TimedOut(Throwable cause) {
      super("a statement was cancelled", cause);
    }
  }

  /** A constraint refused the work (class 23): two wrote the same unique value, for instance. */
  public static final class ConstraintViolated extends TransactionFault {
    private static final long serialVersionUID = 1L;

    public ConstraintViolated(Throwable cause) {
      super("a constraint was violated", cause);
    }
  }

  /** The database is not to be had, or was lost before the commit (08*, 57P0*, 53300). */
  public static final class Unavailable extends TransactionFault {
    private static final long serialVersionUID = 1L;

    public Unavailable(Throwable cause) {
      super("the database is not available", cause);
    }
  }

  /** The connection was lost during the commit: the work may be durable or gone. */
  public static final class OutcomeUnknown extends TransactionFault {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(Throwable cause) {
      super("the outcome of the commit is unknown", cause);
    }
  }
}
