package dev.purser.hostile;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Answer(int status, HttpHeaders headers, byte[] bytes) {
  private static final JsonMapper JSON = new JsonMapper();

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return JSON.readTree(bytes);
  }

  /** The code of a problem; empty for any other answer. */
  String code() {
    return status < 400 || bytes.length == 0 ? "" : json().path("code").asString("");
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** What stands at a pointer into the body of a success. */
  String at(String pointer) {
    var node = json().at(pointer);
    if (!isSuccess() || node.isMissingNode()) {
      throw new AssertionError("nothing at " + pointer + " of " + this);
    }
    return node.asString();
  }

  @Override
  public String toString() {
    return status + " " + body();
  }
}
