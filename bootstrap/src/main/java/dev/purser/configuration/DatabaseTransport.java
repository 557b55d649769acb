package dev.purser.configuration;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.SslMode;
import org.postgresql.util.PSQLException;

/**
 * How what is said between the service and its database travels, as the database's URL has it.
 *
 * @param remoteHosts those of the URL's hosts that are not on this machine
 * @param encrypted whether there is no connection but over TLS; what the driver merely prefers, it
 *     gives up when somebody on the way wants it to
 * @param verified whether the server has to show a certificate for its host name that an authority
 *     of the operator's choice has issued, so that nobody can stand in for it
 */
public record DatabaseTransport(List<String> remoteHosts, boolean encrypted, boolean verified) {
  private static final String LOCALHOST = "localhost";

  public DatabaseTransport {
    remoteHosts = List.copyOf(remoteHosts);
  }

  /**
   * Reads it from a URL, as the driver will.
   *
   * @throws InvalidDatabaseUrlException if the driver does not understand the URL
   */
  public static DatabaseTransport of(DatabaseUrl url) {
    var properties = Driver.parseURL(url.jdbcUrl(), new Properties());
    if (properties == null) {
      throw new InvalidDatabaseUrlException(
          "The JDBC driver does not understand the database URL; its hosts and ports are wrong, or"
              + " its parameters do not read name=value, joined by &.");
    }
    var mode = modeOf(properties);
    return new DatabaseTransport(
        remote(Objects.requireNonNullElse(PGProperty.PG_HOST.getOrDefault(properties), LOCALHOST)),
        mode.requireEncryption(),
        mode == SslMode.VERIFY_FULL);
  }

  /** Whether somebody on the way could read along. */
  public boolean isOpenToOthers() {
    return !remoteHosts.isEmpty() && !encrypted;
  }

  private static SslMode modeOf(Properties properties) {
    try {
      return SslMode.of(properties);
    } catch (PSQLException unknown) {
      throw new InvalidDatabaseUrlException(
          "The database URL's sslmode is disable, allow, prefer, require, verify-ca or"
              + " verify-full.");
    }
  }

  private static List<String> remote(String hosts) {
    return Arrays.stream(hosts.split(",", -1)).filter(host -> !isThisMachine(host)).toList();
  }

  /** Names are not looked up: what they lead to today, they need not lead to tomorrow. */
  private static boolean isThisMachine(String host) {
    if (host.equalsIgnoreCase(LOCALHOST)) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
