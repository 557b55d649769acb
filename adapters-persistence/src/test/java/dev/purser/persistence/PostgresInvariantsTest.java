package dev.purser.persistence;

import dev.purser.application.shared.InvariantsContract;
import dev.purser.application.testing.Ports;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The queries of the invariants tell what is wrong, in a database that nobody else writes to. */
class PostgresInvariantsTest extends InvariantsContract {
  private static TestDatabase database;
  private static PostgresPorts instance;

  @BeforeAll
  static void startInstance() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
  }

  @AfterAll
  static void stopInstance() {
    instance.close();
    database.close();
  }

  @Override
  protected Ports ports() {
    return instance.ports();
  }
}
