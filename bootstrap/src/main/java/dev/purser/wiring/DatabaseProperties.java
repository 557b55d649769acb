package dev.purser.wiring;

import dev.purser.configuration.DatabaseUrl;
import java.util.HashMap;
import java.util.Map;

/** How Spring is told where a database is. */
final class DatabaseProperties {
  private DatabaseProperties() {}

  /** The properties below a prefix; {@code user} is what the name of whoever logs in is called. */
  static Map<String, Object> of(String prefix, String user, DatabaseUrl database) {
    var properties = new HashMap<String, Object>();
    properties.put(prefix + "url", database.jdbcUrl());
    if (database.user() != null) {
      properties.put(prefix + user, database.user());
    }
    if (database.password() != null) {
      properties.put(prefix + "password", database.password());
    }
    return properties;
  }
}
