package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.MigrationException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database on the server of another, which goes when it is closed. Nothing that is tried
 * in it can touch the other, as it might from a schema within.
 */
final class ScratchDatabase implements AutoCloseable {
  private static final String CREATE =
      """
      CREATE DATABASE %s TEMPLATE template0
      """;

  private static final String DROP =
      """
      DROP DATABASE IF EXISTS %s WITH (FORCE)
      """;

  private final PGSimpleDataSource origin;
  private final String name = "purser_scratch_" + UUID.randomUUID().toString().replace("-", "");

  private ScratchDatabase(PGSimpleDataSource origin) {
    this.origin = origin;
  }

  static ScratchDatabase beside(DataSource database) throws SQLException {
    var scratch = new ScratchDatabase(database.unwrap(PGSimpleDataSource.class));
    try {
      scratch.execute(CREATE);
      return scratch;
    } catch (SQLException refused) {
      throw new MigrationException(
          "The comparison needs a database of its own, which cannot be made: "
              + refused.getMessage(),
          refused);
    }
  }

  DataSource dataSource() {
    var copy = new PGSimpleDataSource();
    copy.setUrl(origin.getUrl());
    copy.setUser(origin.getUser());
    copy.setPassword(origin.getPassword());
    copy.setDatabaseName(name);
    return copy;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = origin.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql.formatted(name));
    }
  }

  @Override
  public void close() throws SQLException {
    execute(DROP);
  }
}
