package dev.purser.web.shared;

import java.util.Arrays;
import java.util.Enumeration;

/** The version of a resource, as headers write it. */
record EntityTag(String header) {
  static EntityTag of(String version) {
    return new EntityTag('"' + version + '"');
  }

  /** Whether {@code If-None-Match} names it; the comparison is the weak one (RFC 9110). */
  boolean isAmong(Enumeration<String> headers) {
    while (headers.hasMoreElements()) {
      var tags = headers.nextElement().split(",", -1);
      if (Arrays.stream(tags).map(String::strip).anyMatch(this::matches)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(String tag) {
    return tag.equals("*") || tag.equals(header) || tag.equals("W/" + header);
  }
}
