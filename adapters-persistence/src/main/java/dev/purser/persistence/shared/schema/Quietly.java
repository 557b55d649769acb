package dev.purser.persistence.shared.schema;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.ui.LoggerUIService;

/**
 * Runs Liquibase without its habits: it would report each run to its makers, and each changeset on
 * the console and in the log. What goes wrong comes as an exception.
 */
final class Quietly {
  private static final Map<String, Object> HABITS =
      Map.of(AnalyticsArgs.ENABLED.getKey(), false, Scope.Attr.ui.name(), new LoggerUIService());

  /** Kept here, as a logger that nobody refers to forgets its level. */
  private static final Logger LOGGER = Logger.getLogger("liquibase");

  private Quietly() {}

  /** What Liquibase does. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws Exception;
  }

  /** Exceptions that are checked come out behind one that is not. */
  static <T> T call(Work<T> work) {
    LOGGER.setLevel(Level.OFF);
    try {
      return Scope.child(HABITS, work::run);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new LiquibaseFailedException(failed);
    }
  }

  /** What Liquibase could not do, and its reason. */
  static final class LiquibaseFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LiquibaseFailedException(Exception cause) {
      super(cause);
    }
  }
}
