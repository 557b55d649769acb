package dev.purser.persistence.shared.schema;

import dev.purser.persistence.shared.OldestServer;
import dev.purser.persistence.shared.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on the oldest PostgreSQL that Purser names. */
class OldestDatabaseRolesTest extends DatabaseRolesTest {
  private static OldestServer server;

  @BeforeAll
  static void startServer() {
    server = OldestServer.start();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  TestDatabase empty() {
    return server.emptyDatabase();
  }
}
