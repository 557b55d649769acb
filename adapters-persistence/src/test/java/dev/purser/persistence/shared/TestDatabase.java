package dev.purser.persistence.shared;

import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database of a test's own, on the one server that all tests of a JVM share (see
 * {@link TestServer} for which one that is).
 *
 * <p>Closing it drops it, also under open connections. A test that never closes its database leaves
 * it to the end of the JVM.
 */
public record TestDatabase(String jdbcUrl, String user, String password, String name)
    implements AutoCloseable {

  /** Returns a new database with the whole schema and no rows but those of the changelog. */
  public static TestDatabase fresh() {
    TestServer server = TestServer.running();
    return create(server, server.migratedTemplate());
  }

  /** Returns a new database without any schema, for tests of the migration itself. */
  public static TestDatabase empty() {
    return create(TestServer.running(), TestServer.EMPTY_TEMPLATE);
  }

  private static TestDatabase create(TestServer server, String template) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    server.createDatabase(name, template);
    return new TestDatabase(server.jdbcUrl(name), server.user(), server.password(), name);
  }

  /**
   * Returns a source of plain connections, one new one per call; a test that wants a pool adds it.
   */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Override
  public void close() {
    TestServer.running().dropDatabase(name);
  }
}
