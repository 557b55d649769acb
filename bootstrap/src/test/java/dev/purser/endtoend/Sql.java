package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks and changes the database where nobody is there to be asked over HTTP. */
final class Sql {
  private Sql() {}

  private interface Column<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The number that a query selects. */
  static long number(TestDatabase database, String query) {
    return ask(database, query, row -> row.getLong(1));
  }

  /** The text that a query selects. */
  static String text(TestDatabase database, String query) {
    return ask(database, query, row -> row.getString(1));
  }

  /** Has rows changed, of which there have to be some. */
  static void change(TestDatabase database, String statement) {
    try (var connection = database.dataSource().getConnection();
        var changing = connection.createStatement()) {
      assertThat(changing.executeUpdate(statement)).isPositive();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static <T> T ask(TestDatabase database, String query, Column<T> column) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return column.of(rows);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
