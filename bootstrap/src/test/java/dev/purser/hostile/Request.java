package dev.purser.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent, to the byte.
 *
 * @param target path and query
 * @param body null for none
 */
record Request(
    Asker asker,
    String method,
    String target,
    Map<String, String> headers,
    byte @Nullable [] body) {
  private static final int MAX_SHOWN = 2_000;

  Request with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(asker, method, target, more, body);
  }

  Request without(String header) {
    var fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new Request(asker, method, target, fewer, body);
  }

  Request withBody(byte @Nullable [] other) {
    return new Request(asker, method, target, headers, other);
  }

  Request withBody(String other) {
    return withBody(other.getBytes(StandardCharsets.UTF_8));
  }

  Request to(String otherTarget) {
    return new Request(asker, method, otherTarget, headers, body);
  }

  Request by(String otherMethod) {
    return new Request(asker, otherMethod, target, headers, body);
  }

  /** The same for a shell, without the token. */
  String curl(String address) {
    var line = new StringBuilder("# as ").append(asker).append("\ncurl -i -X ").append(method);
    if (asker.token() != null) {
      line.append(" -H \"Authorization: Bearer $token\"");
    }
    headers.forEach((name, value) -> line.append(" -H ").append(quoted(name + ": " + value)));
    if (body != null) {
      line.append(" --data-binary ").append(quoted(shown(body)));
    }
    return line.append(' ').append(quoted(address + target)).toString();
  }

  private static String shown(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return text.length() <= MAX_SHOWN
        ? text
        : text.substring(0, MAX_SHOWN) + "... " + body.length + " bytes in all";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
