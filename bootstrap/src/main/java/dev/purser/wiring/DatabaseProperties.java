package dev.purser.wiring;

import dev.purser.configuration.DatabaseUrl;
import java.util.HashMap;
import java.util.Map;

/** How Spring is told where a database is. */
final class DatabaseProperties {
  private DatabaseProperties() {}

  static Map<String, Object> of(DatabaseUrl database) {
    var properties = new HashMap<String, Object>();
    properties.put("spring.datasource.url", database.jdbcUrl());
    if (database.user() != null) {
      properties.put("spring.datasource.username", database.user());
    }
    if (database.password() != null) {
      properties.put("spring.datasource.password", database.password());
    }
    return properties;
  }
}
