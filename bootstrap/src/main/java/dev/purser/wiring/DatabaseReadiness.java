package dev.purser.wiring;

import dev.purser.web.shared.Readiness;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Ready while the database answers and nobody has asked the service to stop. */
class DatabaseReadiness implements Readiness {
  private static final int PATIENCE_SECONDS = 1;

  private final DataSource database;
  private volatile boolean stopping;

  DatabaseReadiness(DataSource database) {
    this.database = database;
  }

  @Override
  public List<String> reasonsNotReady() {
    if (stopping) {
      return List.of("shutting down");
    }
    try (var connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS)
          ? List.of()
          : List.of("the database does not answer");
    } catch (SQLException gone) {
      return List.of("the database is not reachable");
    }
  }

  @EventListener
  void stopping(ContextClosedEvent event) {
    stopping = true;
  }
}
