package dev.purser.configuration;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who logs in there, from a URL in either of the usual notations: {@code
 * jdbc:postgresql://...} of Java, and {@code postgresql://user:password@host:port/database?...} (or
 * {@code postgres://}) of libpq, which hosting platforms hand out.
 *
 * <p>User and password never stay in {@link #jdbcUrl}, so that it can be logged.
 *
 * @param jdbcUrl what the JDBC driver is given
 * @param user who logs in; without one the driver takes the name of the operating system's user
 * @param password their password; without one the driver looks into the user's password file
 */
public record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {

  private static final String JDBC = "jdbc:";

  /**
   * Reads a URL in either notation.
   *
   * @throws InvalidDatabaseUrlException if it cannot be used, with a sentence that says why
   */
  public static DatabaseUrl parse(String text) {
    String url = text.strip();
    if (url.isEmpty()) {
      throw new InvalidDatabaseUrlException("The database URL is empty.");
    }
    if (url.startsWith(JDBC)) {
      return JdbcNotation.parse(url);
    }
    if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
      return LibpqNotation.parse(url);
    }
    throw new InvalidDatabaseUrlException(
        "The database URL must start with jdbc:postgresql://, postgresql:// or postgres://.");
  }

  /** Returns everything but the password. */
  @Override
  public String toString() {
    return "DatabaseUrl[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
  }
}
