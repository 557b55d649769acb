package dev.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortContracts;
import dev.purser.application.testing.Ports;
import dev.purser.persistence.shared.OldestServer;
import dev.purser.persistence.testing.PostgresPorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The adapters keep what the ports promise on the oldest PostgreSQL that Purser names, too. */
class OldestPostgresTest extends PortContracts {
  private static final int PARTS_PER_MAJOR_VERSION = 10_000;

  private static OldestServer server;
  private static PostgresPorts instance;

  @BeforeAll
  static void startInstance() {
    server = OldestServer.start();
    instance = PostgresPorts.on(server.freshDatabase());
  }

  /** JUnit comes here after a start that failed half-way, too. */
  @AfterAll
  static void stopInstance() {
    if (instance != null) {
      instance.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected Ports ports() {
    return instance.ports();
  }

  @Test
  void runsOnTheOldestRelease() {
    var version = instance.jdbc().queryForObject("SHOW server_version_num", Integer.class);

    assertThat(version / PARTS_PER_MAJOR_VERSION).isEqualTo(OldestServer.MAJOR_VERSION);
  }
}
