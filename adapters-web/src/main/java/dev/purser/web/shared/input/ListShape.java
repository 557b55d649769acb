package dev.purser.web.shared.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON array. */
record ListShape(Shape item, int min, int max) implements Shape {
  static final String NULL = "This must not be null.";

  @Override
  public @Nullable List<?> read(JsonParser parser, JsonFaults faults) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      faults.addWrongType(parser, "an array");
      return null;
    }
    var items = new ArrayList<@Nullable Object>();
    var count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      count++;
      if (count > max) {
        parser.skipChildren();
      } else if (parser.currentToken() == JsonToken.VALUE_NULL) {
        faults.addHere(parser, NULL);
      } else {
        items.add(item.read(parser, faults));
      }
    }
    if (count < min || count > max) {
      faults.addHere(parser, "This must have " + min + " to " + max + " items.");
    }
    return items;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    var schema = JsonSchema.list(item.schema(schemas));
    schema.put("minItems", min);
    schema.put("maxItems", max);
    return schema;
  }
}
