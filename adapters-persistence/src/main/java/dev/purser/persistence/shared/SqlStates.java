package dev.purser.persistence.shared;

import dev.purser.application.shared.TransactionFault;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The one place where what the database says becomes a fault of the application's. */
public final class SqlStates {
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
      return new TransactionFault.Conflict(failure);
    }
    var cause = sqlException(failure);
    if (cause == null) {
      return isOfTransactions(failure) ? lost(failure, committing) : failure;
    }
    return translate(failure, cause, committing);
  }

  private static RuntimeException translate(
      RuntimeException failure, SQLException cause, boolean committing) {
    var state = cause.getSQLState();
    if (state == null) {
      return lost(failure, committing);
    }
    return switch (state) {
      case "40001", "40P01" -> new TransactionFault.Conflict(failure);
      case "55P03" -> new TransactionFault.LockNotAvailable(failure);
      case "57014" -> new TransactionFault.TimedOut(failure);
      case "40003" -> new TransactionFault.OutcomeUnknown(failure);
      case String lost when lost.startsWith("08") || lost.startsWith("57P0") ->
          lost(failure, committing);
      case "53300" -> new TransactionFault.Unavailable(failure);
      case String violated when violated.startsWith("23") ->
          new TransactionFault.ConstraintViolated(failure);
      default -> failure;
    };
  }

  /** Whether the database does not let in who asks with that password. */
  static boolean isRefusedLogin(SQLException failure) {
    var state = failure.getSQLState();
    return state != null && state.startsWith("28");
  }

  private static TransactionFault lost(RuntimeException failure, boolean committing) {
    return committing
        ? new TransactionFault.OutcomeUnknown(failure)
        : new TransactionFault.Unavailable(failure);
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
