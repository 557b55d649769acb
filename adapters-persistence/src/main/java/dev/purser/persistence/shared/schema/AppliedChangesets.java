package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.Changeset;
import dev.purser.application.shared.schema.MigrationStatus.Applied;
import dev.purser.application.shared.schema.MigrationStatus.LeftLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Liquibase's own tables say, read without Liquibase, which would make and lock them to look.
 */
final class AppliedChangesets {
  private static final String EXISTS =
      """
      SELECT to_regclass('databasechangelog') IS NOT NULL
      """;

  private static final String ALL =
      """
      SELECT id, author, filename, dateexecuted, tag, md5sum
      FROM databasechangelog
      ORDER BY orderexecuted
      """;

  private static final String LOCK_EXISTS =
      """
      SELECT to_regclass('databasechangeloglock') IS NOT NULL
      """;

  private static final String LOCK =
      """
      SELECT lockedby, lockgranted
      FROM databasechangeloglock
      WHERE locked
      """;

  private static final String CLEAR_LOCK =
      """
      UPDATE databasechangeloglock
      SET locked = false, lockgranted = NULL, lockedby = NULL
      WHERE locked
      """;

  private AppliedChangesets() {}

  /** A row, with the sum by which Liquibase knows what it has executed. */
  record Row(Applied applied, @Nullable String checksum) {
    Changeset changeset() {
      return applied.changeset();
    }
  }

  /** In the order in which they were applied. */
  static List<Row> of(Connection connection) throws SQLException {
    return isTrue(connection, EXISTS) ? read(connection) : List.of();
  }

  /** The lock as Liquibase keeps it, which says nothing of whether its holder still lives. */
  static Optional<LeftLock> lock(Connection connection) throws SQLException {
    if (!isTrue(connection, LOCK_EXISTS)) {
      return Optional.empty();
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(LOCK)) {
      return rows.next()
          ? Optional.of(new LeftLock(rows.getString("lockedby"), instant(rows, "lockgranted")))
          : Optional.empty();
    }
  }

  static void clearLock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(CLEAR_LOCK);
    }
  }

  private static List<Row> read(Connection connection) throws SQLException {
    var found = new ArrayList<Row>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(ALL)) {
      while (rows.next()) {
        found.add(row(rows));
      }
    }
    return found;
  }

  private static Row row(ResultSet rows) throws SQLException {
    var changeset =
        new Changeset(rows.getString("id"), rows.getString("author"), rows.getString("filename"));
    return new Row(
        new Applied(
            changeset, instant(rows, "dateexecuted"), Optional.ofNullable(rows.getString("tag"))),
        rows.getString("md5sum"));
  }

  /** Liquibase writes the time of the place where it runs, without saying which. */
  private static Instant instant(ResultSet rows, String column) throws SQLException {
    var time = rows.getObject(column, LocalDateTime.class);
    return time.atZone(ZoneId.systemDefault()).toInstant();
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
