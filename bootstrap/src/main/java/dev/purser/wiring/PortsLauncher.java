package dev.purser.wiring;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Pooler;
import dev.purser.persistence.PersistenceConfiguration;
import java.util.HashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Starts the output ports alone, for commands that look at a database and serve nobody. */
public final class PortsLauncher {
  private PortsLauncher() {}

  /**
   * The ports on a database, which is taken as it is and not migrated.
   *
   * @param pooler what stands between
   * @param connections how many there may be at once
   */
  public static ConfigurableApplicationContext start(
      DatabaseUrl database, Pooler pooler, int connections) {
    var application = new SpringApplication(PortsAlone.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setRegisterShutdownHook(false);
    var properties = new HashMap<String, Object>();
    properties.put("spring.datasource.hikari.maximum-pool-size", connections);
    properties.putAll(DatabaseProperties.of(database));
    properties.putAll(DatabaseProperties.ofSessions(pooler));
    application.setDefaultProperties(properties);
    return application.run();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(PersistenceConfiguration.class)
  static class PortsAlone {}
}
