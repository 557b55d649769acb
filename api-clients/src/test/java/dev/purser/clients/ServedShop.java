package dev.purser.clients;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.web.shared.CursorKey;
import dev.purser.wiring.ServiceLauncher;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The real service on a real database, for clients to speak to. */
final class ServedShop implements AutoCloseable {
  private final TestDatabase database;
  private final ConfigurableApplicationContext service;

  private ServedShop(TestDatabase database, ConfigurableApplicationContext service) {
    this.database = database;
    this.service = service;
  }

  static ServedShop open() {
    var database = TestDatabase.fresh();
    return new ServedShop(
        database,
        ServiceLauncher.start(
            new Settings(Map.of("PORT", "0")),
            new DatabaseUrl(database.jdbcUrl(), database.user(), database.password()),
            new CursorKey(new byte[CursorKey.MIN_BYTES])));
  }

  /** Where it is; routes begin right behind it. */
  String address() {
    return "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }
}
