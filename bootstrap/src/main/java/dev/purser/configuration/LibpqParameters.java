package dev.purser.configuration;

import java.util.Map;
import org.postgresql.PGProperty;

/** What libpq's connection parameters are called in the JDBC driver. */
final class LibpqParameters {

  private static final Map<String, String> NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout",
          "gssencmode", "gssEncMode",
          "require_auth", "requireAuth",
          "sslnegotiation", "sslNegotiation",
          "target_session_attrs", "targetServerType");

  private static final Map<String, String> SERVER_TYPES =
      Map.of(
          "read-write", "primary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private LibpqParameters() {}

  /** Returns the parameter as the driver's URL has it; its value is still encoded. */
  static String toJdbc(Map.Entry<String, String> parameter) {
    String name = NAMES.getOrDefault(parameter.getKey(), parameter.getKey());
    if (PGProperty.forName(name) == null || name.startsWith("PG")) {
      throw new InvalidDatabaseUrlException(
          "The database URL's parameter "
              + parameter.getKey().replaceAll("[^A-Za-z0-9_.-]", "?")
              + " is not known to the JDBC driver.");
    }
    String value = PercentEncoding.decode(parameter.getValue());
    if (name.equals("targetServerType")) {
      value = SERVER_TYPES.getOrDefault(value, value);
    }
    return name + "=" + PercentEncoding.encode(value);
  }
}
