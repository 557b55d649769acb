package dev.purser.web.shared.input;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** {@code true} or {@code false}. */
record FlagShape() implements Shape {
  @Override
  public @Nullable Boolean read(JsonParser parser, JsonFaults faults) {
    var token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      faults.addWrongType(parser, "true or false");
      return null;
    }
    return token == JsonToken.VALUE_TRUE;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return Map.of(JsonSchema.TYPE, "boolean");
  }
}
