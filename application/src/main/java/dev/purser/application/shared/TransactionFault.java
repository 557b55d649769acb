package dev.purser.application.shared;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a transaction did not end as asked. Except for {@link OutcomeUnknown} it is certain that
 * nothing was written.
 *
 * <p>The families are what callers go by: whether the same work may succeed now ({@link Conflict}),
 * never ({@link ConstraintViolated}), with less at once ({@link TooMuch}) or later ({@link
 * Unavailable}). Within them each fault has the reason as its type, which those who look after the
 * database go by.
 */
public abstract sealed class TransactionFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private TransactionFault(String message, Throwable cause) {
    super(message, cause);
  }

  /** What it is called in figures and on pages, in kebab case: one of {@link #kinds}. */
  public final String kind() {
    return nameOf(getClass());
  }

  /** What faults are called, all that there are. */
  public static Set<String> kinds() {
    return kindsOf(TransactionFault.class)
        .map(TransactionFault::nameOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Class<?>> kindsOf(Class<?> family) {
    return family.isSealed()
        ? Stream.of(family.getPermittedSubclasses()).flatMap(TransactionFault::kindsOf)
        : Stream.of(family);
  }

  private static String nameOf(Class<?> kind) {
    return NEXT_WORD.matcher(kind.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /** Another transaction came between; the same work may succeed now. */
  public abstract static sealed class Conflict extends TransactionFault {
    private static final long serialVersionUID = 1L;

    private Conflict(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Somebody has written the version that was to be changed. No SQLSTATE: we compare versions. */
  public static final class Overtaken extends Conflict {
    private static final long serialVersionUID = 1L;

    public Overtaken(Throwable cause) {
      super("another transaction has written this version", cause);
    }
  }

  /** What was read is not what holds any more (SQLSTATE 40001). */
  public static final class NotSerializable extends Conflict {
    private static final long serialVersionUID = 1L;

    public NotSerializable(Throwable cause) {
      super("another transaction came between", cause);
    }
  }

  /** Two transactions waited for each other, and this one was given up (40P01). */
  public static final class Deadlock extends Conflict {
    private static final long serialVersionUID = 1L;

    public Deadlock(Throwable cause) {
      super("two transactions waited for each other", cause);
    }
  }

  /** A lock was not to be had in time (55P03). */
  public static final class LockNotAvailable extends TransactionFault {
    private static final long serialVersionUID = 1L;

    public LockNotAvailable(Throwable cause) {
      super("a lock was not to be had in time", cause);
    }
  }

  /** A statement took more than it may; with less to do it may go through. */
  public abstract static sealed class TooMuch extends TransactionFault {
    private static final long serialVersionUID = 1L;

    private TooMuch(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A statement took longer than it may (57014). */
  public static final class TimedOut extends TooMuch {
    private static final long serialVersionUID = 1L;

    public TimedOut(Throwable cause) {
      super("a statement was cancelled", cause);
    }
  }

  /** The server lacks memory or another resource for a statement (53000, 53200, 53400). */
  public static final class OutOfResources extends TooMuch {
    private static final long serialVersionUID = 1L;

    public OutOfResources(Throwable cause) {
      super("the database lacks resources for a statement", cause);
    }
  }

  /**
   * A constraint refused the work. Rules are looked up before anything is written, so that this is
   * either a race, which the lookup finds the next time, or a mistake of ours.
   */
  public abstract static sealed class ConstraintViolated extends TransactionFault {
    private static final long serialVersionUID = 1L;

    private ConstraintViolated(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Two wrote the same unique value (23505), or what excludes each other (23P01). */
  public static final class NotUnique extends ConstraintViolated {
    private static final long serialVersionUID = 1L;

    public NotUnique(Throwable cause) {
      super("a value is not unique", cause);
    }
  }

  /** What is referred to is not there, or what goes is still referred to (23503, 23001). */
  public static final class BrokenReference extends ConstraintViolated {
    private static final long serialVersionUID = 1L;

    public BrokenReference(Throwable cause) {
      super("a reference leads nowhere", cause);
    }
  }

  /** A value that has to be there is missing (23502). */
  public static final class MissingValue extends ConstraintViolated {
    private static final long serialVersionUID = 1L;

    public MissingValue(Throwable cause) {
      super("a value is missing", cause);
    }
  }

  /** A rule that the database repeats does not hold (23514, and what else is of class 23). */
  public static final class CheckFailed extends ConstraintViolated {
    private static final long serialVersionUID = 1L;

    public CheckFailed(Throwable cause) {
      super("a check of the database failed", cause);
    }
  }

  /** The database is not to be had now. */
  public abstract static sealed class Unavailable extends TransactionFault {
    private static final long serialVersionUID = 1L;

    private Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** No connection could be made, or the one there was is broken (08*, 28*). */
  public static final class Unreachable extends Unavailable {
    private static final long serialVersionUID = 1L;

    public Unreachable(Throwable cause) {
      super("the database is not reachable", cause);
    }
  }

  /** The server ended the connection, stops or starts (57P0*), or was kept waiting (25P03). */
  public static final class Terminated extends Unavailable {
    private static final long serialVersionUID = 1L;

    public Terminated(Throwable cause) {
      super("the database ended the connection", cause);
    }
  }

  /** The server lets nobody else in (53300). */
  public static final class TooManyConnections extends Unavailable {
    private static final long serialVersionUID = 1L;

    public TooManyConnections(Throwable cause) {
      super("the database has no connection to spare", cause);
    }
  }

  /** All connections of this instance are in use or being made, and none was there in time. */
  public static final class PoolExhausted extends Unavailable {
    private static final long serialVersionUID = 1L;

    public PoolExhausted(Throwable cause) {
      super("all connections are in use", cause);
    }
  }

  /** There is no room left for what is to be written (53100). */
  public static final class DiskFull extends Unavailable {
    private static final long serialVersionUID = 1L;

    public DiskFull(Throwable cause) {
      super("the database's disk is full", cause);
    }
  }

  /** The database may only be read, as a standby and one that is being moved (25006). */
  public static final class ReadOnly extends Unavailable {
    private static final long serialVersionUID = 1L;

    public ReadOnly(Throwable cause) {
      super("the database may only be read", cause);
    }
  }

  /** The connection was lost during the commit (08*, 57P0*, 40003): the work may be durable. */
  public static final class OutcomeUnknown extends TransactionFault {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(Throwable cause) {
      super("the outcome of the commit is unknown", cause);
    }
  }
}
