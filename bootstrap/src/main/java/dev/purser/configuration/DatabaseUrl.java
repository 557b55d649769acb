package dev.purser.configuration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Where the database is and who logs in there, from a URL in either of the usual notations: {@code
 * jdbc:postgresql://...} of Java, and {@code postgresql://user:password@host:port/database?...} (or
 * {@code postgres://}) of libpq, which hosting platforms hand out.
 *
 * <p>User and password never stay in {@link #jdbcUrl}. Other secrets do, as that of a certificate's
 * key, which the driver has to be given along with it; what is printed is {@link #shown}.
 *
 * @param jdbcUrl what the JDBC driver is given
 * @param user who logs in; without one the driver takes the name of the operating system's user
 * @param password their password; without one the driver looks into the user's password file
 */
public record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {

  private static final String JDBC = "jdbc:";

  /** A secret, or whatever somebody's own class is to be given. */
  private static final Set<PGProperty> UNSHOWN =
      EnumSet.of(
          PGProperty.PASSWORD,
          PGProperty.SSL_PASSWORD,
          PGProperty.SSL_FACTORY_ARG,
          PGProperty.SOCKET_FACTORY_ARG,
          PGProperty.CONNECT_EXECUTOR_ARG);

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

  /** The URL as anybody may see it. */
  public String shown() {
    int query = jdbcUrl.indexOf('?') + 1;
    return query == 0
        ? jdbcUrl
        : jdbcUrl.substring(0, query)
            + Arrays.stream(jdbcUrl.substring(query).split("&", -1))
                .map(DatabaseUrl::shown)
                .collect(Collectors.joining("&"));
  }

  /** One that the driver does not know may be a misspelt password, or the rest of one. */
  private static String shown(String parameter) {
    String name = parameter.replaceFirst("=.*", "");
    PGProperty known = PGProperty.forName(name);
    if (known == null) {
      return Format.MASK;
    }
    return UNSHOWN.contains(known) ? name + "=" + Format.MASK : parameter;
  }

  /** Returns what anybody may see. */
  @Override
  public String toString() {
    return "DatabaseUrl[jdbcUrl=" + shown() + ", user=" + user + "]";
  }
}
