package dev.purser.persistence.shared;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/** Runs statements in the transaction that is under way. */
public final class Sql {
  private final JdbcTemplate jdbc;

  public Sql(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads one row into a value. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** How many rows the statement wrote. */
  @CanIgnoreReturnValue
  public int update(String sql, Parameter... parameters) {
    return run(sql, PreparedStatement::executeUpdate, parameters);
  }

  public <T> List<T> query(String sql, RowReader<T> reader, Parameter... parameters) {
    return run(sql, statement -> readAll(statement, reader), parameters);
  }

  /** The rows by one of their columns; the later of two with the same key counts. */
  public <K, V> Map<K, V> queryMap(
      String sql, RowReader<K> key, RowReader<V> value, Parameter... parameters) {
    return run(
        sql,
        statement -> {
          var found = new HashMap<K, V>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              found.put(key.read(rows), value.read(rows));
            }
          }
          return found;
        },
        parameters);
  }

  /** The rows in groups by one of their columns, in the order in which they came. */
  public <K, V> Map<K, List<V>> queryLists(
      String sql, RowReader<K> key, RowReader<V> value, Parameter... parameters) {
    return run(
        sql,
        statement -> {
          var found = new HashMap<K, List<V>>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              found.computeIfAbsent(key.read(rows), k -> new ArrayList<>()).add(value.read(rows));
            }
          }
          return found;
        },
        parameters);
  }

  /**
   * Lets the statements of the transaction that is under way take so long before the line counts as
   * dead. The pool takes that back with the connection.
   */
  public void allowSilence(Duration longest) {
    jdbc.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
              return true;
            });
  }

  private <T> T run(String sql, PreparedStatementCallback<T> work, Parameter... parameters) {
    @Nullable T result =
        jdbc.execute(
            sql,
            (PreparedStatementCallback<T>)
                statement -> {
                  for (var i = 0; i < parameters.length; i++) {
                    parameters[i].bind(statement, i + 1);
                  }
                  return work.doInPreparedStatement(statement);
                });
    if (result == null) {
      throw new IllegalStateException("a statement gave nothing");
    }
    return result;
  }

  private static <T> List<T> readAll(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    var found = new ArrayList<T>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    return found;
  }
}
