package dev.purser.persistence.shared;

import dev.purser.application.shared.schema.ConnectionBudget;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How many connections whoever is logged in may have at once, of all its instances together. */
public final class AllowedConnections {
  /**
   * Those of the whole server, without what it keeps for superusers and, from 16 on, for other
   * privileged roles.
   */
  static final String OF_THE_SERVER =
      """
      current_setting('max_connections')::integer
        - current_setting('superuser_reserved_connections')::integer
        - COALESCE(current_setting('reserved_connections', true), '0')::integer\
      """;

  private static final String QUERY =
      """
      SELECT LEAST(
               %s,
               (SELECT NULLIF(datconnlimit, -1)
                FROM pg_database
                WHERE datname = current_database()),
               (SELECT NULLIF(rolconnlimit, -1) FROM pg_roles WHERE rolname = current_user)
             ) AS allowed
      """
          .formatted(OF_THE_SERVER);

  private AllowedConnections() {}

  /** What to ask as them. */
  public static String query() {
    return QUERY;
  }

  /** The answer. */
  public static ConnectionBudget read(ResultSet row) throws SQLException {
    return new ConnectionBudget(row.getInt("allowed"));
  }
}
