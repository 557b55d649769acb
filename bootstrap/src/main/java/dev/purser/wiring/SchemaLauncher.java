package dev.purser.wiring;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import dev.purser.persistence.SchemaConfiguration;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the ports of the schema's life alone, for commands that work on a database itself. Each
 * connection is a new one, and without the limits of the service.
 */
public final class SchemaLauncher {
  private static final String APPLICATION = "purser-schema";

  private SchemaLauncher() {}

  /** The ports on a database, whatever state that is in. */
  public static ConfigurableApplicationContext start(DatabaseUrl database) {
    return start(database, Map.of());
  }

  /** The same with the log of the service that is about to start. */
  public static ConfigurableApplicationContext startForService(
      Settings settings, DatabaseUrl database) {
    return start(database, ObservationSettings.log(settings));
  }

  private static ConfigurableApplicationContext start(
      DatabaseUrl database, Map<String, Object> properties) {
    var application = new SpringApplication(SchemaAlone.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(properties);
    application.addInitializers(context ->
        ((GenericApplicationContext) context)
            .registerBean(DataSource.class, () -> connecting(database)));
    return application.run();
  }

  private static DataSource connecting(DatabaseUrl database) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    if (database.user() != null) {
      source.setUser(database.user());
    }
    if (database.password() != null) {
      source.setPassword(database.password());
    }
    source.setApplicationName(APPLICATION);
    source.setTcpKeepAlive(true);
    return source;
  }

  @Configuration(proxyBeanMethods = false)
  @Import(SchemaConfiguration.class)
  static class SchemaAlone {}
}
