package dev.purser.persistence.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A server of a test's own that is set up as one should be on which the service goes live, so that
 * the test can spoil one thing after the other.
 */
public final class StrictServer implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final EmbeddedPostgres process;
  private final TestServer server;

  private StrictServer(EmbeddedPostgres process) {
    this.process = process;
    this.server = TestServer.at(url(process), SUPERUSER, SUPERUSER);
  }

  public static StrictServer start() {
    try {
      return new StrictServer(
          EmbeddedPostgres.builder()
              .setPGStartupWait(START_TIMEOUT)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("archive_mode", "on")
              .setServerConfig("shared_preload_libraries", "pg_stat_statements")
              .start());
    } catch (IOException failed) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start", failed);
    }
  }

  /** Returns a new database with the whole schema and no rows but those of the changelog. */
  public TestDatabase freshDatabase() {
    return TestDatabase.freshOn(server);
  }

  /** Sets something of the whole server, as {@code name = 'value'}, and waits until it holds. */
  public void configure(String setting) throws SQLException {
    var before = asked("SELECT pg_conf_load_time()");
    execute("ALTER SYSTEM SET " + setting);
    execute("SELECT pg_reload_conf()");
    while (asked("SELECT pg_conf_load_time()").equals(before)) {
      Thread.onSpinWait();
    }
  }

  public void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url(process), SUPERUSER, SUPERUSER);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("The embedded PostgreSQL did not stop", failed);
    }
  }

  private String asked(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url(process), SUPERUSER, SUPERUSER);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String url(EmbeddedPostgres process) {
    return "jdbc:postgresql://localhost:%d/%s"
        .formatted(process.getPort(), TestServer.MAINTENANCE_DATABASE);
  }
}
