package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.schema.Changeset;
import dev.purser.application.shared.schema.MigrationException;
import dev.purser.application.shared.schema.SchemaState;
import dev.purser.persistence.shared.SqlStates;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Compares what stands in the database with the changelog, which is read once. Tags make no
 * difference.
 */
final class SqlSchemaState implements SchemaState {
  private final DataSource database;
  private final List<Changeset> needed;

  SqlSchemaState(DataSource database, Changelog changelog) {
    this.database = database;
    this.needed =
        changelog.read().stream()
            .filter(read -> Changelog.tag(read).isEmpty())
            .map(Changelog::toChangeset)
            .toList();
  }

  @Override
  public List<Changeset> missing() {
    try (var connection = database.getConnection()) {
      var there =
          AppliedChangesets.of(connection).stream()
              .map(AppliedChangesets.Row::changeset)
              .collect(Collectors.toSet());
      return needed.stream().filter(changeset -> !there.contains(changeset)).toList();
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }

  private static RuntimeException fault(SQLException failed) {
    var fault =
        SqlStates.translate(
            new UncategorizedSQLException("looking at the schema", null, failed), false);
    return fault instanceof TransactionFault
        ? fault
        : new MigrationException("The schema cannot be looked at: " + failed.getMessage(), failed);
  }
}
