package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.Backfills;
import dev.purser.application.shared.schema.DatabaseRoles;
import dev.purser.application.shared.schema.DatabaseServer;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.application.shared.schema.SchemaState;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SchemaPersistence {
  @Bean
  Migrations migrations(DataSource database) {
    return new LiquibaseMigrations(database, Changelog.MASTER);
  }

  @Bean
  SchemaState schemaState(DataSource database) {
    return new SqlSchemaState(database, Changelog.MASTER);
  }

  @Bean
  Backfills backfills(DataSource database) {
    return new SqlBackfills(database);
  }

  @Bean
  DatabaseRoles databaseRoles(DataSource database) {
    return new SqlDatabaseRoles(database);
  }

  @Bean
  DatabaseServer databaseServer(DataSource database) {
    return new SqlDatabaseServer(database);
  }
}
