package dev.purser.web.shared;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls a request, or several that belong together, in its own logs. It stands in the
 * service's logs too, so that only harmless characters are taken over.
 */
final class CorrelationId {
  static final String HEADER = "X-Correlation-Id";

  static final int MAX_LENGTH = 128;

  private static final String ATTRIBUTE = CorrelationId.class.getName();
  private static final String PUNCTUATION = "-_.:/+=@";

  private CorrelationId() {}

  /** The one that the client gave, or else the id of the trace. */
  static String from(@Nullable String header, String traceId) {
    return header != null && isHarmless(header) ? header : traceId;
  }

  static void set(ServletRequest request, String id) {
    request.setAttribute(ATTRIBUTE, id);
  }

  static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String id ? id : TraceId.of(request);
  }

  private static boolean isHarmless(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (var i = 0; i < id.length(); i++) {
      var c = id.charAt(i);
      var harmless =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PUNCTUATION.indexOf(c) >= 0;
      if (!harmless) {
        return false;
      }
    }
    return true;
  }
}
