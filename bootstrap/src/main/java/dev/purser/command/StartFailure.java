package dev.purser.command;

import java.sql.SQLException;

/** Finds the sentence in a failed start that helps: what the database said, or the first cause. */
final class StartFailure {
  private StartFailure() {}

  static String reason(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      deepest = cause;
      if (cause instanceof SQLException database) {
        return "the database says: " + database.getMessage();
      }
    }
    var message = deepest.getMessage();
    return message == null ? deepest.getClass().getSimpleName() : message;
  }
}
