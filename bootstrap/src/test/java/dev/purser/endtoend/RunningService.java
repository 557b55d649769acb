package dev.purser.endtoend;

import com.zaxxer.hikari.HikariDataSource;
import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.application.customer.SignIn;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.command.TokenKeyFile;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.web.shared.CursorKey;
import dev.purser.web.shared.access.AccessTokens;
import dev.purser.wiring.SchemaLauncher;
import dev.purser.wiring.ServiceLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;

/** An instance of the service on a free port, started as the command line starts it. */
public final class RunningService implements AutoCloseable {
  private static final CursorKey CURSOR_KEY = new CursorKey(new byte[CursorKey.MIN_BYTES]);

  private static final String ADMIN_PASSWORD = "password of the tests' admin";
  private static final EmailAddress ADMIN = new EmailAddress("admin@example.com");
  private static final Path KEYS = keys();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ConfigurableApplicationContext context;
  private final String address;
  private final String token;
  private final Client client;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    this.address = "http://localhost:" + port;
    this.token = token(context);
    this.client = new Client(address, token);
  }

  /** All instances sign with the same key, as those of one service do. */
  private static Path keys() {
    try {
      return Files.createTempDirectory("purser-keys").resolve("keys.json");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** A token of the administrator, appointed if there is none yet. */
  private static String token(ConfigurableApplicationContext context) {
    var _ = context.getBean(AppointFirstAdmin.class).appoint(ADMIN, ADMIN_PASSWORD);
    var admin = context.getBean(SignIn.class).signIn(ADMIN, ADMIN_PASSWORD);
    return context.getBean(AccessTokens.class).issue(admin.actor(), admin.session().value());
  }

  /** Makes the schema of a database that has none. */
  static void migrate(DatabaseUrl database) {
    try (var schema = SchemaLauncher.start(database)) {
      var _ = schema.getBean(Migrations.class).migrate(MigrationLimits.DEFAULT, step -> {});
    }
  }

  /** Logs in as the service's role, so that whatever is tried shows whether that may do it. */
  static RunningService on(TestDatabase database) {
    return on(ServiceRole.in(database), Map.of());
  }

  public static RunningService on(DatabaseUrl database, Map<String, String> settings) {
    // Tests ask faster than anybody should.
    var environment = new HashMap<>(Map.of("PURSER_RATE_LIMITS", "off"));
    environment.putAll(settings);
    environment.put("PORT", "0");
    environment.put("PURSER_MANAGEMENT_PORT", "0");
    environment.put("PURSER_TOKEN_KEYS", KEYS.toString());
    environment.put("PURSER_ACCESS_TOKEN_SECONDS", "3600");
    environment.putIfAbsent("PURSER_RATE_LIMITS", "off");
    var started = new Settings(environment);
    return new RunningService(
        ServiceLauncher.start(started, database, CURSOR_KEY, TokenKeyFile.of(started)));
  }

  Client client() {
    return client;
  }

  /** Where it is; paths begin right behind it. */
  public String address() {
    return address;
  }

  /** The access token of the administrator. */
  String token() {
    return token;
  }

  /** An access token for somebody, who need not have signed in. */
  public String tokenOf(Actor actor) {
    return context.getBean(AccessTokens.class).issue(actor, null);
  }

  /** What the management port tells now. */
  Figures figures() {
    return Figures.at(managementAddress());
  }

  /** The same once those of the database are there, which come a moment after the start. */
  Figures figuresOnceTheDatabaseHasToldItsOwn() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var figures = figures();
    while (!(figures.of("purser_database_size_bytes") > 0) && System.nanoTime() < deadline) {
      pause();
      figures = figures();
    }
    return figures;
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(100));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** Where those who operate it find it. */
  String managementAddress() {
    var port = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    return "http://localhost:" + port;
  }

  /** Has the pool replace every connection as soon as nobody uses it. */
  void replaceConnections() {
    pool().getHikariPoolMXBean().softEvictConnections();
  }

  /** From now on it asks the database what requests ask, and nothing for its figures. */
  public void stopReadingFigures() {
    context.getBean("figuresTimer", Lifecycle.class).stop();
  }

  /** The connections that it shares between everything it does. */
  public HikariDataSource pool() {
    return context.getBean(HikariDataSource.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
