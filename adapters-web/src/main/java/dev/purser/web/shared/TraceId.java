package dev.purser.web.shared;

import io.opentelemetry.api.trace.SpanContext;
import jakarta.servlet.ServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What names a request in answers and logs: the trace that it belongs to (W3C Trace Context). */
final class TraceId {
  static final String HEADER = "traceparent";
  static final String ANSWERED = "traceresponse";

  private static final String ATTRIBUTE = TraceId.class.getName();
  private static final String PART = ATTRIBUTE + ".part";
  private static final HexFormat HEX = HexFormat.of();

  /** {@code 00-<32 digits>-<16 digits>-<2 digits>}; later versions may add to it. */
  private static final int TRACE = 3;

  private static final int PARENT = 36;
  private static final int FLAGS = 53;
  private static final int LENGTH = 55;

  private TraceId() {}

  /** The trace that the header names, or a new one. */
  static String from(@Nullable String traceparent) {
    if (traceparent != null && isValid(traceparent)) {
      return traceparent.substring(TRACE, PARENT - 1);
    }
    var random = ThreadLocalRandom.current();
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }

  static void set(ServletRequest request, String traceId) {
    request.setAttribute(ATTRIBUTE, traceId);
  }

  static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String traceId ? traceId : from(null);
  }

  /** The trace of a span, which is told as this service's part of it. */
  static String of(SpanContext span, ServletRequest request) {
    request.setAttribute(PART, span);
    return span.getTraceId();
  }

  /** The trace and this service's part of it, which may be one that nobody records. */
  static String answer(ServletRequest request) {
    if (request.getAttribute(PART) instanceof SpanContext part) {
      return "00-" + of(request) + "-" + part.getSpanId() + "-" + part.getTraceFlags().asHex();
    }
    var part = HEX.toHexDigits(ThreadLocalRandom.current().nextLong());
    return "00-" + of(request) + "-" + part + "-00";
  }

  private static boolean isValid(String traceparent) {
    return isLongEnough(traceparent)
        && isHex(traceparent, 0, TRACE - 1)
        && !traceparent.startsWith("ff")
        && isId(traceparent, TRACE, PARENT - 1)
        && isId(traceparent, PARENT, FLAGS - 1)
        && isHex(traceparent, FLAGS, LENGTH);
  }

  private static boolean isLongEnough(String traceparent) {
    return traceparent.length() == LENGTH
        || (traceparent.length() > LENGTH
            && !traceparent.startsWith("00")
            && traceparent.charAt(LENGTH) == '-');
  }

  /** Digits, not all of them 0, with dashes around. */
  private static boolean isId(String text, int from, int to) {
    if (text.charAt(from - 1) != '-' || text.charAt(to) != '-' || !isHex(text, from, to)) {
      return false;
    }
    for (var i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return true;
      }
    }
    return false;
  }

  private static boolean isHex(String text, int from, int to) {
    for (var i = from; i < to; i++) {
      var c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
