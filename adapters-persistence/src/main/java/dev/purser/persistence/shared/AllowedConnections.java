package dev.purser.persistence.shared;

/** How many connections whoever is logged in may have at once, of all its instances together. */
public final class AllowedConnections {
  /** Servers before 16 reserve connections for superusers alone. */
  public static final String QUERY =
      """
      SELECT LEAST(
               current_setting('max_connections')::integer
                 - current_setting('superuser_reserved_connections')::integer
                 - COALESCE(current_setting('reserved_connections', true), '0')::integer,
               (SELECT NULLIF(datconnlimit, -1)
                FROM pg_database
                WHERE datname = current_database()),
               (SELECT NULLIF(rolconnlimit, -1) FROM pg_roles WHERE rolname = current_user)
             ) AS allowed
      """;

  public static final String COLUMN = "allowed";

  private AllowedConnections() {}
}
