package dev.purser.configuration;

import java.net.URI;
import java.net.URISyntaxException;

/** Where something is that answers over HTTP. */
public final class WebAddress {
  private WebAddress() {}

  /**
   * The URL.
   *
   * @throws InvalidSettingException if it is something else
   */
  public static URI parse(String text) {
    try {
      var url = new URI(text);
      var isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (isWeb && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      throw noAddress(text);
    }
    throw noAddress(text);
  }

  private static InvalidSettingException noAddress(String text) {
    return new InvalidSettingException("It must be an http or https URL, not " + text + ".");
  }
}
