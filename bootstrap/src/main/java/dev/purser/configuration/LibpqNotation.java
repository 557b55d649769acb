package dev.purser.configuration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code postgresql://user:password@host:port,host:port/database?name=value&...}, as PostgreSQL's
 * manual documents it under "Connection URIs".
 *
 * <p>More lenient than libpq in one point: an {@code @} in the password need not be encoded,
 * because no host holds one. Stricter in another: a parameter that the driver does not know is
 * refused, as leaving out, say, {@code sslcrl} would silently connect less safely than was asked
 * for.
 */
final class LibpqNotation {

  private static final String DEFAULT_HOST = "localhost";
  private static final int DEFAULT_PORT = 5432;
  private static final int MAX_PORT = 65_535;

  private LibpqNotation() {}

  static DatabaseUrl parse(String url) {
    String rest = url.substring(url.indexOf("://") + 3);
    int end = endOfHosts(rest);
    int question = indexOr(rest.length(), rest.indexOf('?', end));
    Map<String, String> parameters =
        parameters(rest.substring(Math.min(question + 1, rest.length())));

    int at = rest.lastIndexOf('@', end - 1);
    String login = at < 0 ? "" : rest.substring(0, at);
    String hosts = rest.substring(at + 1, end);
    String database = rest.substring(Math.min(end + 1, question), question);

    String user = first(parameters.remove("user"), beforeColon(login));
    String password = first(parameters.remove("password"), afterColon(login));
    return new DatabaseUrl(
        jdbcUrl(hosts, first(parameters.remove("dbname"), database), parameters), user, password);
  }

  /** Login and hosts end at the first slash, or at a question mark that is not the password's. */
  private static int endOfHosts(String rest) {
    int slash = indexOr(rest.length(), rest.indexOf('/'));
    int question = rest.indexOf('?');
    boolean inQuery = question >= 0 && question < slash && rest.lastIndexOf('@', slash) < question;
    return inQuery ? question : slash;
  }

  private static int indexOr(int otherwise, int index) {
    return index < 0 ? otherwise : index;
  }

  private static String jdbcUrl(
      String hosts, @Nullable String database, Map<String, String> parameters) {
    if (database == null) {
      throw new InvalidDatabaseUrlException("The database URL names no database after the host.");
    }
    String address =
        Arrays.stream(hosts.split(",", -1))
            .map(LibpqNotation::host)
            .collect(Collectors.joining(","));
    String query =
        parameters.entrySet().stream()
            .map(LibpqParameters::toJdbc)
            .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    return "jdbc:postgresql://" + address + "/" + PercentEncoding.encode(database) + query;
  }

  /** Returns one host with its port; an IPv6 address keeps its brackets. */
  private static String host(String text) {
    int colon = text.startsWith("[") ? text.indexOf("]:") + 1 : text.indexOf(':');
    boolean hasPort = colon > 0 || text.startsWith(":");
    String name = PercentEncoding.decode(hasPort ? text.substring(0, colon) : text);
    if (name.startsWith("/")) {
      throw new InvalidDatabaseUrlException(
          "The database URL names a Unix socket; the JDBC driver needs a host name or address.");
    }
    return (name.isEmpty() ? DEFAULT_HOST : name)
        + ":"
        + (hasPort ? port(text.substring(colon + 1)) : DEFAULT_PORT);
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return DEFAULT_PORT;
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 5) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= MAX_PORT) {
        return port;
      }
    }
    throw new InvalidDatabaseUrlException(
        "The database URL's port must be a number from 1 to 65535; a colon in the password is"
            + " written as %3A, and an IPv6 address stands in brackets.");
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            PercentEncoding.decode(parameter.substring(0, equals)),
            parameter.substring(equals + 1));
      } else if (!parameter.isEmpty()) {
        throw new InvalidDatabaseUrlException(
            "The database URL's parameters must read name=value, joined by &.");
      }
    }
    return parameters;
  }

  private static String beforeColon(String login) {
    int colon = login.indexOf(':');
    return colon < 0 ? login : login.substring(0, colon);
  }

  private static String afterColon(String login) {
    int colon = login.indexOf(':');
    return colon < 0 ? "" : login.substring(colon + 1);
  }

  /** Returns the parameter, which goes before what stands in front of the query, decoded. */
  private static @Nullable String first(@Nullable String parameter, String otherwise) {
    String value = PercentEncoding.decode(parameter == null ? otherwise : parameter);
    return value.isEmpty() ? null : value;
  }
}
