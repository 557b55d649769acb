package dev.purser.configuration;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as RFC 3986 has it: a plus is a plus. */
final class PercentEncoding {

  private PercentEncoding() {}

  static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw broken();
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The refusal of a broken encoding, which must not quote it: it may be the password. */
  static InvalidDatabaseUrlException broken() {
    return new InvalidDatabaseUrlException(
        "The database URL holds a % that two hexadecimal digits do not follow; write a plain % as"
            + " %25.");
  }
}
