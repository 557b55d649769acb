package dev.purser.wiring;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.schema.MigrationException;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.web.shared.HttpConnections;
import dev.purser.web.shared.Readiness;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Ready while the database answers and has all of the schema, there is room for another command,
 * and nobody has asked the service to stop. To be asked for the database then would only delay the
 * answer.
 */
class DatabaseReadiness implements Readiness {
  private static final int PATIENCE_SECONDS = 1;

  private final DataSource database;
  private final SchemaGate schema;
  private final WritePath writePath;
  private final HttpConnections connections;

  DatabaseReadiness(
      DataSource database, SchemaGate schema, WritePath writePath, HttpConnections connections) {
    this.database = database;
    this.schema = schema;
    this.writePath = writePath;
    this.connections = connections;
  }

  @Override
  public List<String> reasonsNotReady() {
    if (connections.isEnding()) {
      return List.of("shutting down");
    }
    if (writePath.open() >= writePath.maxOpen()) {
      return List.of("as many commands wait as may");
    }
    return reason().map(List::of).orElse(List.of());
  }

  private Optional<String> reason() {
    try (var connection = database.getConnection()) {
      if (!connection.isValid(PATIENCE_SECONDS)) {
        return Optional.of("the database does not answer");
      }
    } catch (SQLException gone) {
      return Optional.of("the database is not reachable");
    }
    return schemaReason();
  }

  private Optional<String> schemaReason() {
    try {
      return schema.reasonNotReady();
    } catch (TransactionFault gone) {
      return Optional.of("the database is not reachable");
    } catch (MigrationException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }
}
