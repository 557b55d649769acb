package dev.purser.persistence;

import dev.purser.application.testing.PortContracts;
import dev.purser.application.testing.Ports;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The adapters keep what the ports promise. */
class PostgresPortsTest extends PortContracts {
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
