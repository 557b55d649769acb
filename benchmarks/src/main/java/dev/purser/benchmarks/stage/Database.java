package dev.purser.benchmarks.stage;

import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import dev.purser.wiring.SchemaLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The durable PostgreSQL that the service brings along, with as many databases as there are
 * services that must not share one.
 */
public final class Database implements AutoCloseable {
  /** What {@code run} uses, and what the others are copied from. */
  public static final String MAIN = "purser";

  private static final String MAINTENANCE = "postgres";

  /** pgbench needs a connection per client. */
  private static final String ALLOW_CONNECTIONS = "ALTER SYSTEM SET max_connections = 320";

  private static final String COUNT_STATEMENTS =
      """
      CREATE EXTENSION IF NOT EXISTS pg_stat_statements
      """;

  private static final String PARENT_OF_BACKEND =
      """
      SELECT pg_backend_pid()
      """;

  /** Every batch writes its keys with one statement. */
  private static final String BATCHES =
      """
      SELECT coalesce(sum(rows), 0)::bigint AS commands, coalesce(sum(calls), 0)::bigint AS batches
      FROM pg_stat_statements
      WHERE query LIKE 'INSERT INTO idempotency_keys%'
      """;

  /** What refers to something is known to refer to what is there. */
  private static final String WITHOUT_TRIGGERS = "SET session_replication_role = replica";

  private static final String TOP_STATEMENTS =
      """
      SELECT format('%s ms  %s calls  %s ms each  %s rows  %s', round(total_exec_time),
                    calls, round(mean_exec_time::numeric, 3), rows,
                    left(regexp_replace(query, '\\s+', ' ', 'g'), 110)) AS line
      FROM pg_stat_statements
      ORDER BY total_exec_time DESC
      LIMIT 25
      """;

  private final EmbeddedDatabase server;
  private final Connection maintenance;
  private final long postmaster;

  private Database(EmbeddedDatabase server) throws SQLException {
    this.server = server;
    this.maintenance = connect(MAINTENANCE);
    execute(maintenance, COUNT_STATEMENTS);
    this.postmaster = parentOf(maintenance);
  }

  /** How many commands were made durable, in how many batches. */
  public record Batches(long commands, long batches) {}

  public static Database start(Path folder, Consumer<String> progress) {
    try {
      configure(folder, progress);
      return new Database(EmbeddedDatabase.start(settings(folder), progress));
    } catch (SQLException unusable) {
      throw new IllegalStateException("the database cannot be used", unusable);
    }
  }

  /** Some settings take a restart. */
  private static void configure(Path folder, Consumer<String> progress) throws SQLException {
    try (var first = EmbeddedDatabase.start(settings(folder), progress);
        var connection = connect(first.url())) {
      execute(connection, ALLOW_CONNECTIONS);
    }
  }

  private static EmbeddedSettings settings(Path folder) {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new EmbeddedSettings(folder, free.getLocalPort());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Where a database is, for JDBC. */
  public DatabaseUrl url(String database) {
    var main = server.url();
    return new DatabaseUrl(
        main.jdbcUrl().replaceFirst("/" + MAIN + "$", "/" + database),
        main.user(),
        main.password());
  }

  /** Where a database is, in one line for an environment variable. */
  public String address(String database) {
    return address(url(database));
  }

  public static String address(DatabaseUrl url) {
    return "postgresql://%s:%s@%s"
        .formatted(url.user(), url.password(), url.jdbcUrl().substring(jdbcScheme().length()));
  }

  /** Makes the schema of this release in the main database. */
  public void migrate() {
    var limit = Duration.ofMinutes(1);
    try (var context = SchemaLauncher.start(url(MAIN))) {
      var _ =
          context
              .getBean(Migrations.class)
              .migrate(new MigrationLimits(limit, limit, limit), step -> {});
    }
  }

  private static String jdbcScheme() {
    return "jdbc:postgresql://";
  }

  int port() {
    var address = server.url().jdbcUrl().substring(jdbcScheme().length());
    return Integer.parseInt(address.replaceFirst("^.*:(\\d+)/.*$", "$1"));
  }

  public String version() {
    return query(maintenance, "SHOW server_version").getFirst();
  }

  /** Runs the statements of a file that stands beside the benchmarks. */
  public void run(String script, String database) {
    try (var connection = connect(database)) {
      execute(connection, resource(script));
    } catch (SQLException failed) {
      throw new IllegalStateException(script + " failed", failed);
    }
  }

  /** Copies the main database, which nobody may be connected to. */
  public void copyMainTo(String copy) {
    try {
      execute(maintenance, "CREATE DATABASE " + copy + " TEMPLATE " + MAIN);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Has the books of a database grow by so many transfers, as if years had passed. */
  public void grow(String database, long transfers) {
    try (var connection = connect(database)) {
      execute(connection, resource("grow.sql"));
      execute(connection, WITHOUT_TRIGGERS);
      execute(connection, "CALL grow(" + transfers + ")");
      execute(connection, "DROP PROCEDURE grow");
    } catch (SQLException failed) {
      throw new IllegalStateException("the books did not grow", failed);
    }
  }

  /** How many entries its books have. */
  public long entries(String database) {
    return Long.parseLong(ask(database, "SELECT count(*) FROM entries"));
  }

  /** The first column of the first row of what a database answers. */
  String ask(String database, String sql) {
    try (var connection = connect(database)) {
      return query(connection, sql).getFirst();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Writes what is dirty, so that nobody is measured while the pages of others are written. */
  public void settle() {
    try {
      execute(maintenance, "CHECKPOINT");
      execute(maintenance, "SELECT pg_stat_statements_reset()");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public double processorSeconds() {
    return ProcessorTime.ofFamily(postmaster);
  }

  public Batches batches() {
    try (var statement = maintenance.createStatement();
        var rows = statement.executeQuery(BATCHES)) {
      rows.next();
      return new Batches(rows.getLong("commands"), rows.getLong("batches"));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A line for each of the statements that took longest since {@link #settle}. */
  public List<String> topStatements() {
    return query(maintenance, TOP_STATEMENTS);
  }

  @Override
  public void close() {
    try (server) {
      maintenance.close();
    } catch (SQLException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private Connection connect(String database) throws SQLException {
    return connect(url(database));
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  private static long parentOf(Connection connection) {
    var backend = Long.parseLong(query(connection, PARENT_OF_BACKEND).getFirst());
    return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow().pid();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(Connection connection, String sql) {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static String resource(String name) {
    try (var stream =
        Objects.requireNonNull(Database.class.getResourceAsStream("/" + PATH + name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final String PATH = "dev/purser/benchmarks/";
}
