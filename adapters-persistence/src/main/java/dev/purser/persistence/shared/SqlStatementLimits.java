package dev.purser.persistence.shared;

import dev.purser.application.shared.StatementLimits;
import java.util.List;

/** Asks the session, which has what the role, the database or the client set. */
final class SqlStatementLimits implements StatementLimits {
  private static final String UNLIMITED =
      """
      SELECT name
      FROM pg_settings
      WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout')
        AND setting = '0'
      ORDER BY name
      """;

  private final Sql sql;

  SqlStatementLimits(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<String> missing() {
    return sql.query(UNLIMITED, row -> row.getString("name"));
  }
}
