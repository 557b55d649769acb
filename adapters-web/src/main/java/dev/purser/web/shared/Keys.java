package dev.purser.web.shared;

import dev.purser.application.shared.writepath.Call;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import dev.purser.web.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;

/** Reads the header {@code Idempotency-Key}: 16 to 255 printable ASCII characters, maybe quoted. */
final class Keys {
  static final String HEADER = "Idempotency-Key";

  private Keys() {}

  /** The key without its quotes; empty when it is not one, with the fault noted. */
  static String read(HttpServletRequest request, Faults faults) {
    var values = request.getHeaders(HEADER);
    if (!values.hasMoreElements()) {
      faults.add(
          Fault.ofHeader(
              HEADER, ProblemCode.IDEMPOTENCY_KEY_MISSING, "This request needs a key of its own."));
      return "";
    }
    var key = unquoted(values.nextElement());
    if (values.hasMoreElements() || !isKey(key)) {
      faults.add(
          Fault.ofHeader(
              HEADER,
              ProblemCode.MALFORMED_REQUEST,
              "A key is one value of 16 to 255 printable ASCII characters."));
      return "";
    }
    return key;
  }

  private static String unquoted(String value) {
    var quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static boolean isKey(String key) {
    return key.length() >= Call.MIN_KEY
        && key.length() <= Call.MAX_KEY
        && key.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
