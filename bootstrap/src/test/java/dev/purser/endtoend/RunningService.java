package dev.purser.endtoend;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.web.shared.CursorKey;
import dev.purser.wiring.ServiceLauncher;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of the service on a free port, started as the command line starts it. */
final class RunningService implements AutoCloseable {
  private static final CursorKey CURSOR_KEY = new CursorKey(new byte[CursorKey.MIN_BYTES]);

  private final ConfigurableApplicationContext context;
  private final Client client;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    this.client = new Client("http://localhost:" + port);
  }

  static RunningService on(TestDatabase database) {
    return on(new DatabaseUrl(database.jdbcUrl(), database.user(), database.password()), Map.of());
  }

  static RunningService on(DatabaseUrl database, Map<String, String> settings) {
    // Tests ask faster than anybody should.
    var environment = new HashMap<>(Map.of("PURSER_RATE_LIMITS", "off"));
    environment.putAll(settings);
    environment.put("PORT", "0");
    return new RunningService(
        ServiceLauncher.start(new Settings(environment), database, CURSOR_KEY));
  }

  Client client() {
    return client;
  }

  @Override
  public void close() {
    context.close();
  }
}
