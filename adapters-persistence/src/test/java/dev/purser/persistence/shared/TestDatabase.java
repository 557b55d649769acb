package dev.purser.persistence.shared;

import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database of a test's own, on the one server that all tests of a JVM share (see
 * {@link TestServer} for which one that is) unless the test asks for another.
 *
 * <p>Closing it drops it, also under open connections. A test that never closes its database leaves
 * it to the end of the JVM.
 */
public final class TestDatabase implements AutoCloseable {
  private final TestServer server;
  private final String name;

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Returns a new database with the whole schema and no rows but those of the changelog. */
  public static TestDatabase fresh() {
    return freshOn(TestServer.running());
  }

  /** Returns a {@link #fresh} database on a server of the test's choice. */
  static TestDatabase freshOn(TestServer server) {
    return create(server, server.migratedTemplate());
  }

  /** Returns a new database without any schema, for tests of the migration itself. */
  public static TestDatabase empty() {
    return emptyOn(TestServer.running());
  }

  /** Returns an {@link #empty} database on a server of the test's choice. */
  static TestDatabase emptyOn(TestServer server) {
    return create(server, TestServer.EMPTY_TEMPLATE);
  }

  private static TestDatabase create(TestServer server, String template) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    server.createDatabase(name, template);
    return new TestDatabase(server, name);
  }

  /** Takes back a file of the changelog and all after it. Nobody else may be connected. */
  void rollBackFrom(String file) {
    server.rollBackFrom(name, file);
  }

  /** Applies what is missing of the changelog. */
  void migrate() {
    server.migrate(name);
  }

  public String jdbcUrl() {
    return server.jdbcUrl(name);
  }

  public String user() {
    return server.user();
  }

  public String password() {
    return server.password();
  }

  public String name() {
    return name;
  }

  /**
   * Returns a source of plain connections, one new one per call; a test that wants a pool adds it.
   */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser(user());
    source.setPassword(password());
    return source;
  }

  @Override
  public void close() {
    server.dropDatabase(name);
  }
}
