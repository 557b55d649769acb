package dev.purser.persistence.shared;

import dev.purser.application.shared.TransactionFault;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The one place where what the database says becomes a fault of the application's. */
public final class SqlStates {
  private static final String LOGIN_REFUSED = "28";
  private static final String READ_ONLY = "25006";

  private SqlStates() {}

  /**
   * The fault behind a failure; the failure itself when the database has no part in it.
   *
   * @param committing whether the commit had been sent, so that a lost connection tells nothing
   */
  public static RuntimeException translate(RuntimeException failure, boolean committing) {
    if (failure instanceof TransactionFault) {
      return failure;
    }
    if (isOvertaken(failure)) {
      return new TransactionFault.Overtaken(failure);
    }
    var cause = sqlException(failure);
    if (cause == null) {
      return isOfTransactions(failure)
          ? lost(new TransactionFault.Unreachable(failure), committing)
          : failure;
    }
    var fault = fault(failure, cause);
    return switch (fault) {
      case null -> failure;
      case TransactionFault.Unreachable _, TransactionFault.Terminated _ -> lost(fault, committing);
      case TransactionFault other -> other;
    };
  }

  private static @Nullable TransactionFault fault(RuntimeException failure, SQLException cause) {
    var state = cause.getSQLState();
    if (state == null) {
      return cause instanceof SQLTransientConnectionException
          ? new TransactionFault.PoolExhausted(failure)
          : new TransactionFault.Unreachable(failure);
    }
    return switch (state) {
      case "23505", "23P01" -> new TransactionFault.NotUnique(failure);
      case "23503", "23001" -> new TransactionFault.BrokenReference(failure);
      case "23502" -> new TransactionFault.MissingValue(failure);
      case READ_ONLY -> new TransactionFault.ReadOnly(failure);
      case "25P03", "25P04" -> new TransactionFault.Terminated(failure);
      case "40001" -> new TransactionFault.NotSerializable(failure);
      case "40003" -> new TransactionFault.OutcomeUnknown(failure);
      case "40P01" -> new TransactionFault.Deadlock(failure);
      case "53100" -> new TransactionFault.DiskFull(failure);
      case "53300" -> new TransactionFault.TooManyConnections(failure);
      case "55P03" -> new TransactionFault.LockNotAvailable(failure);
      case "57014" -> new TransactionFault.TimedOut(failure);
      default -> faultOfClass(state, failure, isOfConnecting(failure, cause));
    };
  }

  private static @Nullable TransactionFault faultOfClass(
      String state, RuntimeException failure, boolean connecting) {
    if (state.startsWith("57P0")) {
      return new TransactionFault.Terminated(failure);
    }
    return switch (state.substring(0, Math.min(2, state.length()))) {
      case "08", LOGIN_REFUSED -> new TransactionFault.Unreachable(failure);
      case "23" -> new TransactionFault.CheckFailed(failure);
      case "53" -> new TransactionFault.OutOfResources(failure);
      default -> connecting ? new TransactionFault.Unreachable(failure) : null;
    };
  }

  /**
   * Whether there was no connection to begin with. The pool tells the state with which its last
   * attempt to make one failed, and none when all that it may have are in use.
   */
  private static boolean isOfConnecting(RuntimeException failure, SQLException cause) {
    return failure instanceof CannotCreateTransactionException
        || cause instanceof SQLTransientConnectionException;
  }

  /** Whether the database does not let in who asks with that password. */
  static boolean isRefusedLogin(SQLException failure) {
    var state = failure.getSQLState();
    return state != null && state.startsWith(LOGIN_REFUSED);
  }

  /** Whether nothing can be written on that connection. */
  static boolean isReadOnly(SQLException failure) {
    return READ_ONLY.equals(failure.getSQLState());
  }

  private static TransactionFault lost(TransactionFault fault, boolean committing) {
    return committing ? new TransactionFault.OutcomeUnknown(fault) : fault;
  }

  /** Another transaction has written the version that this one meant to change. */
  private static boolean isOvertaken(RuntimeException failure) {
    return failure instanceof OptimisticLockException
        || failure instanceof OptimisticLockingFailureException;
  }

  private static boolean isOfTransactions(RuntimeException failure) {
    return failure instanceof CannotCreateTransactionException
        || failure instanceof TransactionSystemException
        || (failure instanceof DataAccessException && failure.getCause() == null);
  }

  /** Also behind a failed rollback, which hides the exception that led to it. */
  private static @Nullable SQLException sqlException(Throwable failure) {
    if (failure instanceof TransactionSystemException system
        && system.getApplicationException() != null) {
      var hidden = inCauses(system.getApplicationException());
      if (hidden != null) {
        return hidden;
      }
    }
    return inCauses(failure);
  }

  private static @Nullable SQLException inCauses(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
