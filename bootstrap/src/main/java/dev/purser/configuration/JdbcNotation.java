package dev.purser.configuration;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:postgresql://host:port,host:port/database?name=value&...}, as the driver documents
 * it. Only user and password are taken out; the rest is the driver's to judge.
 */
final class JdbcNotation {

  private static final String SCHEME = "jdbc:postgresql://";

  private JdbcNotation() {}

  static DatabaseUrl parse(String url) {
    if (!url.startsWith(SCHEME)) {
      throw new InvalidDatabaseUrlException(
          "The database URL must start with jdbc:postgresql://, as Purser runs on PostgreSQL"
              + " alone.");
    }
    int question = url.indexOf('?');
    String address = question < 0 ? url : url.substring(0, question);
    refuseLoginBeforeHost(address);
    refuseMissingDatabase(address);
    return withoutLogin(address, question < 0 ? "" : url.substring(question + 1));
  }

  private static void refuseLoginBeforeHost(String address) {
    if (address.contains("@")) {
      throw new InvalidDatabaseUrlException(
          "A database URL that starts with jdbc: takes ?user=...&password=... instead of a login"
              + " before the host.");
    }
  }

  private static void refuseMissingDatabase(String address) {
    int slash = address.indexOf('/', SCHEME.length());
    if (slash < 0 || slash == address.length() - 1) {
      throw new InvalidDatabaseUrlException("The database URL names no database after the host.");
    }
  }

  private static DatabaseUrl withoutLogin(String address, String query) {
    String user = null;
    String password = null;
    List<String> kept = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith("user=")) {
        user = valueOf(parameter);
      } else if (parameter.startsWith("password=")) {
        password = valueOf(parameter);
      } else if (!parameter.isEmpty()) {
        kept.add(parameter);
      }
    }
    String jdbcUrl = kept.isEmpty() ? address : address + "?" + String.join("&", kept);
    return new DatabaseUrl(jdbcUrl, user, password);
  }

  /** The driver decodes as HTML forms do, where a plus is a space. */
  private static @Nullable String valueOf(String parameter) {
    String encoded = parameter.substring(parameter.indexOf('=') + 1);
    try {
      String value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      return value.isEmpty() ? null : value;
    } catch (IllegalArgumentException e) {
      throw PercentEncoding.broken();
    }
  }
}
