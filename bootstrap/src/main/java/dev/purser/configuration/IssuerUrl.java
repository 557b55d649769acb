package dev.purser.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where an OpenID provider is. */
public final class IssuerUrl {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private IssuerUrl() {}

  /**
   * The URL. Only a provider on the same machine may be spoken to without encryption.
   *
   * @throws InvalidSettingException if it is something else
   */
  public static URI parse(String text) {
    try {
      var url = new URI(text);
      var local =
          "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
      if (url.getHost() != null && ("https".equals(url.getScheme()) || local)) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      throw noIssuer(text);
    }
    throw noIssuer(text);
  }

  private static InvalidSettingException noIssuer(String text) {
    return new InvalidSettingException(
        Setting.PURSER_OIDC_ISSUER + " must be an https URL, not " + text + ".");
  }
}
