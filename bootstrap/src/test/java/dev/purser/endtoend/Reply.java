package dev.purser.endtoend;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
record Reply(int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern TRACE_ID = Pattern.compile("\"traceId\":\"[0-9a-f]{32}\"");

  static Reply of(HttpResponse<byte[]> response) {
    return new Reply(
        response.statusCode(),
        response.headers(),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** This answer, which must be one of success. */
  Reply succeeded() {
    if (status != 200 && status != 201) {
      throw new AssertionError("not a success: " + this);
    }
    return this;
  }

  JsonNode json() {
    return json(body);
  }

  /** The text or the number at a pointer into the body. */
  String at(String pointer) {
    return json().at(pointer).asString();
  }

  long number(String pointer) {
    var node = json().at(pointer);
    if (!node.isIntegralNumber()) {
      throw new AssertionError("no whole number at " + pointer + " of " + body);
    }
    return node.longValue();
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The code of a problem; empty for any other answer. */
  String code() {
    return status < 400 ? "" : at("/code");
  }

  boolean isReplayed() {
    return header("Idempotent-Replayed").isPresent();
  }

  /** The body without the one thing that may differ between equal problems. */
  String bodyWithoutTrace() {
    return TRACE_ID.matcher(body).replaceFirst("\"traceId\":\"\"");
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
