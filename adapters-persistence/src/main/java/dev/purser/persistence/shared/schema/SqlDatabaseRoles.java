package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.DatabaseRoles;
import dev.purser.application.shared.schema.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Compares roles with what they are to be, and changes what differs. */
final class SqlDatabaseRoles implements DatabaseRoles {
  private static final String OBJECTION =
      "serve does not run as %s, %s: whoever got at it could undo every limit. Make a role for the"
          + " service with ./purser roles, and log in as that in DATABASE_URL.";

  private final DataSource database;

  SqlDatabaseRoles(DataSource database) {
    this.database = database;
  }

  @Override
  public List<String> establish(Plan plan, boolean rehearsal) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var changes = new RoleChanges(connection, plan);
        changes.make();
        end(connection, rehearsal);
        return changes.made();
      } catch (SQLException failed) {
        connection.rollback();
        throw failed;
      }
    } catch (SQLException failed) {
      throw new MigrationException(
          "The roles stay as they are; the database says: "
              + String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " "),
          failed);
    }
  }

  private static void end(Connection connection, boolean rehearsal) throws SQLException {
    if (rehearsal) {
      connection.rollback();
    } else {
      connection.commit();
    }
  }

  @Override
  public Optional<String> objectionToServing() {
    try (var connection = database.getConnection()) {
      var powers = new Catalogue(connection).powers();
      if (powers.superuser()) {
        return Optional.of(OBJECTION.formatted(powers.login(), "who is a superuser"));
      }
      return powers.owner()
          ? Optional.of(OBJECTION.formatted(powers.login(), "who owns the schema or its tables"))
          : Optional.empty();
    } catch (SQLException failed) {
      throw new MigrationException(
          "The database cannot be used; it says: "
              + String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " "),
          failed);
    }
  }
}
