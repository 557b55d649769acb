package dev.purser.persistence.shared;

import dev.purser.application.shared.DatabaseVitals;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Reads what PostgreSQL's statistics tell. */
final class SqlDatabaseVitals implements DatabaseVitals {
  private static final String LIMIT =
      """
      SELECT set_config('statement_timeout', '2s', true), set_config('lock_timeout', '200ms', true)
      """;

  private static final String GENERAL =
      """
      SELECT pg_database_size(current_database()) AS size,
             pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS tells_all,
             (SELECT COALESCE(MAX(EXTRACT(EPOCH FROM clock_timestamp() - xact_start)), 0) * 1000000
              FROM pg_stat_activity
              WHERE datname = current_database()
                AND backend_type = 'client backend'
                AND pid <> pg_backend_pid())::bigint AS oldest_transaction,
             (SELECT age(datfrozenxid)
              FROM pg_database
              WHERE datname = current_database()) AS transaction_ids,
             %s AS max_connections,
             (SELECT failed_count
              FROM pg_stat_archiver
              WHERE current_setting('archive_mode') <> 'off') AS archiving_failures,
             (SELECT COUNT(*) FROM pg_replication_slots WHERE NOT active) AS unread_slots
      """
          .formatted(AllowedConnections.OF_THE_SERVER);

  private static final String CONNECTIONS =
      """
      SELECT COALESCE(state, 'unknown') AS state, COUNT(*) AS number
      FROM pg_stat_activity
      WHERE backend_type = 'client backend' OR backend_type IS NULL
      GROUP BY 1
      ORDER BY 1
      LIMIT %d
      """
          .formatted(MAX_ROWS);

  private static final String TABLES =
      """
      SELECT relname, n_live_tup, n_dead_tup, pg_total_relation_size(relid) AS bytes
      FROM pg_stat_user_tables
      WHERE schemaname = current_schema()
      ORDER BY relname
      LIMIT %d
      """
          .formatted(MAX_ROWS);

  /** A standby that has nothing to apply has no lag, whatever the figure of its last one says. */
  private static final String STANDBYS =
      """
      SELECT application_name,
             MAX(COALESCE(EXTRACT(EPOCH FROM replay_lag), 0) * 1000000)::bigint AS lag_micros,
             MAX(COALESCE(pg_wal_lsn_diff(
                 CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                      ELSE pg_current_wal_lsn() END,
                 replay_lsn), 0))::bigint AS lag_bytes
      FROM pg_stat_replication
      GROUP BY application_name
      ORDER BY application_name
      LIMIT %d
      """
          .formatted(MAX_ROWS);

  private static final String STATEMENTS_AT =
      """
      SELECT quote_ident(nspname) AS schema
      FROM pg_extension
      JOIN pg_namespace ON pg_namespace.oid = extnamespace
      WHERE extname = 'pg_stat_statements'
      """;

  private static final String STATEMENTS =
      """
      SELECT queryid, calls, (total_exec_time * 1000)::bigint AS total_micros
      FROM %s.pg_stat_statements
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND queryid IS NOT NULL
      ORDER BY total_exec_time DESC
      LIMIT %d
      """;

  private final Sql sql;
  private final Transactions transactions;

  SqlDatabaseVitals(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  @Override
  public Vitals read() {
    var statements = statements();
    return transactions.read(() -> {
      limit();
      var connections = sql.query(CONNECTIONS, SqlDatabaseVitals::connections);
      var tables = sql.query(TABLES, SqlDatabaseVitals::table);
      var standbys = sql.query(STANDBYS, SqlDatabaseVitals::standby);
      return sql.query(GENERAL, row -> vitals(row, connections, tables, standbys, statements))
          .getFirst();
    });
  }

  private void limit() {
    sql.query(LIMIT, row -> row.getString(1));
  }

  /**
   * In a transaction of their own, which fails where the extension was created and its library was
   * not loaded.
   */
  private List<Statement> statements() {
    var schema = transactions.read(() -> sql.query(STATEMENTS_AT, row -> row.getString(1)));
    if (schema.isEmpty()) {
      return List.of();
    }
    try {
      return transactions.read(() -> {
        limit();
        return sql.query(
            STATEMENTS.formatted(schema.getFirst(), MAX_STATEMENTS), SqlDatabaseVitals::statement);
      });
    } catch (TransactionFault gone) {
      throw gone;
    } catch (RuntimeException notLoaded) {
      return List.of();
    }
  }

  private static Vitals vitals(
      ResultSet row,
      List<Connections> connections,
      List<Table> tables,
      List<Standby> standbys,
      List<Statement> statements)
      throws SQLException {
    return new Vitals(
        row.getBoolean("tells_all"),
        row.getLong("size"),
        row.getLong("oldest_transaction"),
        row.getLong("transaction_ids"),
        row.getLong("max_connections"),
        optional(row, "archiving_failures"),
        row.getLong("unread_slots"),
        connections,
        tables,
        standbys,
        statements);
  }

  private static OptionalLong optional(ResultSet row, String column) throws SQLException {
    var value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static Connections connections(ResultSet row) throws SQLException {
    return new Connections(row.getString("state"), row.getLong("number"));
  }

  private static Table table(ResultSet row) throws SQLException {
    return new Table(
        row.getString("relname"),
        row.getLong("n_live_tup"),
        row.getLong("n_dead_tup"),
        row.getLong("bytes"));
  }

  private static Standby standby(ResultSet row) throws SQLException {
    return new Standby(
        row.getString("application_name"), row.getLong("lag_micros"), row.getLong("lag_bytes"));
  }

  private static Statement statement(ResultSet row) throws SQLException {
    return new Statement(
        row.getString("queryid"), row.getLong("calls"), row.getLong("total_micros"));
  }
}
