package dev.purser.command;

import dev.purser.application.shared.schema.MigrationException;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the sentence in a failed start that helps whoever started it. */
final class StartFailure {
  private static final String DID_NOT_START = "Purser did not start: ";

  private StartFailure() {}

  /** The sentence, if it is one of the failures that the surroundings are to blame for. */
  static Optional<String> explain(Throwable failure) {
    return TlsFailure.explain(failure).map(DID_NOT_START::concat).or(() -> inCauses(failure));
  }

  private static Optional<String> inCauses(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case PortInUseException taken -> {
          return Optional.of(
              "Port %d is taken; set PORT, or PURSER_MANAGEMENT_PORT if it is that one, to another."
                  .formatted(taken.getPort()));
        }
        case MigrationException migration -> {
          return Optional.of(String.valueOf(migration.getMessage()));
        }
        case SQLException database -> {
          return Optional.of(DID_NOT_START + said(database));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static String said(SQLException database) {
    return "the database says: "
        + String.valueOf(database.getMessage()).strip().replaceAll("\\s+", " ");
  }

  /** What is said of any other failure, beside its stack trace. */
  static String describe(Throwable failure) {
    var deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    var message = deepest.getMessage();
    return DID_NOT_START + (message == null ? deepest.getClass().getSimpleName() : message);
  }
}
