package dev.purser.endtoend;

import dev.purser.persistence.shared.TestDatabase;
import java.sql.SQLException;

/** Asks the database what nobody is there to be asked for over HTTP. */
final class Sql {
  private Sql() {}

  /** The number that a query selects. */
  static long number(TestDatabase database, String query) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
