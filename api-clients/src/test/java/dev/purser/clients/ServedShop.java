package dev.purser.clients;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.command.TokenKeyFile;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.web.shared.CursorKey;
import dev.purser.wiring.ServiceLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The real service on a real database, for clients to speak to. */
final class ServedShop implements AutoCloseable {
  static final String ADMIN_PASSWORD = "password of the tests' admin";
  static final EmailAddress ADMIN = new EmailAddress("admin@example.com");

  private final TestDatabase database;
  private final ConfigurableApplicationContext service;

  private ServedShop(TestDatabase database, ConfigurableApplicationContext service) {
    this.database = database;
    this.service = service;
  }

  static ServedShop open() {
    var database = TestDatabase.fresh();
    var settings =
        new Settings(
            Map.of("PORT", "0", "PURSER_MANAGEMENT_PORT", "0", "PURSER_TOKEN_KEYS", keys()));
    var service =
        ServiceLauncher.start(
            settings,
            new DatabaseUrl(database.jdbcUrl(), database.user(), database.password()),
            new CursorKey(new byte[CursorKey.MIN_BYTES]),
            TokenKeyFile.of(settings));
    var _ = service.getBean(AppointFirstAdmin.class).appoint(ADMIN, ADMIN_PASSWORD);
    return new ServedShop(database, service);
  }

  private static String keys() {
    try {
      return Files.createTempDirectory("purser-keys").resolve("keys.json").toString();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
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
