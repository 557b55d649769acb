package dev.purser.endtoend;

import dev.purser.persistence.shared.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that stands in a database, to be compared with what stands there later.
 *
 * @param tables each table's number of rows and the digest of all that is in them, but for when the
 *     background jobs looked for work last
 * @param keys how many idempotency keys there are, which a refusal by a rule adds to
 */
public record Contents(Map<String, String> tables, long keys) {
  /** The query that digests every other table, written by the database. */
  private static final String DIGESTS =
      """
      SELECT
        string_agg(
          format(
            'SELECT %1$L, count(*) || '' rows, '' || coalesce(sum(hashtextextended(t::text, 0)), 0)'
              ' FROM %1$I t',
            tablename),
          ' UNION ALL ')
      FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('idempotency_keys', 'scheduled_tasks')
      """;

  private static final String COUNT = "SELECT 'keys', count(*) FROM idempotency_keys";

  public static Contents of(TestDatabase database) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      return new Contents(
          pairs(statement, text(statement, DIGESTS)),
          Long.parseLong(pairs(statement, COUNT).get("keys")));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Map<String, String> pairs(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      var pairs = new TreeMap<String, String>();
      while (rows.next()) {
        pairs.put(rows.getString(1), rows.getString(2));
      }
      return pairs;
    }
  }
}
