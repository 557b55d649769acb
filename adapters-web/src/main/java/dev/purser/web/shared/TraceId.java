package dev.purser.web.shared;

import jakarta.servlet.ServletRequest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names a request in answers and logs: the trace that it belongs to (W3C Trace Context). */
final class TraceId {
  static final String HEADER = "traceparent";

  private static final String ATTRIBUTE = TraceId.class.getName();
  private static final Pattern VALID =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-.{2,}");

  private TraceId() {}

  /** The trace that the header names, or a new one. */
  static String from(@Nullable String traceparent) {
    if (traceparent != null) {
      var parts = VALID.matcher(traceparent);
      if (parts.matches()) {
        return Objects.requireNonNull(parts.group(1));
      }
    }
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }

  static void set(ServletRequest request, String traceId) {
    request.setAttribute(ATTRIBUTE, traceId);
  }

  static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String traceId ? traceId : from(null);
  }
}
