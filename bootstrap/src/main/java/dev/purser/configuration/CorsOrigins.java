package dev.purser.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/**
 * The origins in {@code PURSER_CORS_ORIGINS}: scheme, host and maybe port, as browsers send them.
 */
public final class CorsOrigins {
  private static final String ANY = "*";

  private CorsOrigins() {}

  /**
   * The origins, in the order in which they are named.
   *
   * @throws InvalidSettingException if one of them is something else
   */
  public static List<String> parse(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .map(CorsOrigins::checked)
        .distinct()
        .toList();
  }

  private static String checked(String origin) {
    if (!origin.equals(ANY) && !isOrigin(origin)) {
      throw new InvalidSettingException(
          Setting.PURSER_CORS_ORIGINS
              + " holds origins such as https://shop.example with commas between them, or *, not "
              + origin
              + ".");
    }
    return origin;
  }

  private static boolean isOrigin(String text) {
    try {
      var uri = new URI(text);
      var isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return isWeb
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
