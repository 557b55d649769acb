package dev.purser.hostile;

import dev.purser.description.ApiOperation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request whose values can still be changed.
 *
 * @param type of the body; null for none
 * @param body a text where it is no JSON; null for none
 */
record Draft(
    ApiOperation operation,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    @Nullable String type,
    @Nullable JsonNode body) {
  private static final JsonMapper JSON = new JsonMapper();

  Draft with(Place place, String value) {
    return switch (place.in()) {
      case PATH -> new Draft(operation, put(path, place, value), query, headers, type, body);
      case QUERY -> new Draft(operation, path, put(query, place, value), headers, type, body);
      case BODY -> withBody(replaced(body, place.name(), JSON.getNodeFactory().stringNode(value)));
    };
  }

  Draft withBody(JsonNode other) {
    return new Draft(operation, path, query, headers, type, other);
  }

  /** The same with another value at a pointer, which is added where there is none. */
  static JsonNode replaced(JsonNode whole, String pointer, JsonNode value) {
    if (pointer.isEmpty()) {
      return value;
    }
    var at = JsonPointer.compile(pointer);
    var copy = whole.deepCopy();
    var last = at.last().getMatchingProperty();
    switch (copy.at(at.head())) {
      case ObjectNode object -> object.set(last, value);
      case ArrayNode array -> array.set(Integer.parseInt(last), value);
      default -> throw new IllegalArgumentException("nothing to change at " + pointer);
    }
    return copy;
  }

  Request by(Asker asker) {
    var all = new LinkedHashMap<>(headers);
    if (type != null) {
      all.put("Content-Type", type);
    }
    return new Request(asker, operation.method(), target(), all, bytes());
  }

  private byte @Nullable [] bytes() {
    if (body == null) {
      return null;
    }
    return (body.isString() ? body.asString() : body.toString()).getBytes(StandardCharsets.UTF_8);
  }

  private String target() {
    var target = operation.path();
    for (var variable : path.entrySet()) {
      target = target.replace("{" + variable.getKey() + "}", encoded(variable.getValue()));
    }
    return query.isEmpty()
        ? target
        : target
            + query.entrySet().stream()
                .map(q -> encoded(q.getKey()) + "=" + encoded(q.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, String> put(Map<String, String> all, Place place, String value) {
    var more = new LinkedHashMap<>(all);
    more.put(place.name(), value);
    return more;
  }
}
