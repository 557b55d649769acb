package dev.purser.wiring;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Pooler;
import java.util.HashMap;
import java.util.Map;

/** How Spring is told where a database is. */
final class DatabaseProperties {
  private static final String CONNECTION = "spring.datasource.hikari.data-source-properties.";

  /** Limits of every connection; a transaction may set others for itself. */
  private static final String LIMITS =
      "-c statement_timeout=5s -c lock_timeout=3s -c idle_in_transaction_session_timeout=30s";

  /**
   * A connection keeps its plans, those that check foreign keys too. One that was made while a
   * table had a page or two would read all of it, and go on doing so while the table grows, until
   * it is analyzed. All that the service asks for has an index, and nothing is worth compiling.
   */
  private static final String PLANS = "-c enable_seqscan=off -c jit=off";

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

  /** What a connection begins with. A pooler has nowhere to keep a statement that is prepared. */
  static Map<String, Object> ofSessions(Pooler pooler) {
    return switch (pooler) {
      case NONE -> Map.of(CONNECTION + "options", LIMITS + " " + PLANS);
      case TRANSACTION -> Map.of(CONNECTION + "prepareThreshold", "0");
    };
  }
}
