package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.ConnectionBudget;
import dev.purser.application.shared.schema.DatabaseServer;
import dev.purser.application.shared.schema.MigrationException;
import dev.purser.persistence.shared.AllowedConnections;
import dev.purser.persistence.shared.WeakSetting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks the session for the server's settings, which role and database may have overridden. */
final class SqlDatabaseServer implements DatabaseServer {
  private final DataSource database;

  SqlDatabaseServer(DataSource database) {
    this.database = database;
  }

  @Override
  public List<String> undurable() {
    return ask(WeakSetting.query(), WeakSetting::read).stream()
        .filter(WeakSetting::losesCommits)
        .map(WeakSetting::words)
        .toList();
  }

  @Override
  public ConnectionBudget connections() {
    return ask(AllowedConnections.query(), AllowedConnections::read).getFirst();
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> ask(String question, RowReader<T> reader) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(question);
        var rows = statement.executeQuery()) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException failed) {
      throw new MigrationException(
          "The database cannot be used; it says: "
              + String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " "),
          failed);
    }
  }
}
