package dev.purser.persistence.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Somebody else on the same database, who holds a transaction open for as long as they like. */
public final class Rival implements AutoCloseable {
  private final Connection connection;

  private Rival(Connection connection) {
    this.connection = connection;
  }

  public static Rival on(TestDatabase database) {
    try {
      var connection = database.dataSource().getConnection();
      connection.setAutoCommit(false);
      return new Rival(connection);
    } catch (SQLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @CanIgnoreReturnValue
  public Rival does(String sql, Object... parameters) {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
      return this;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The number that a select gives. */
  public long asks(String sql, Object... parameters) {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("no row");
        }
        return rows.getLong(1);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public void commits() {
    try {
      connection.commit();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public void givesUp() {
    try {
      connection.rollback();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
