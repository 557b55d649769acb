package dev.purser.web.shared.input;

import dev.purser.domain.shared.Attributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A JSON object of texts, as many and as long as {@link Attributes} may have in one object.
 *
 * @param removable whether {@code null} may stand for a text, as in a merge patch
 */
record TextsShape(boolean removable) implements Shape {
  private static final TextShape NAME = new TextShape(1, Attributes.MAX_NAME, true, null);
  private static final TextShape TEXT = new TextShape(0, Attributes.MAX_TEXT, true, null);

  @Override
  public @Nullable Map<String, @Nullable Object> read(JsonParser parser, JsonFaults faults) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      faults.addWrongType(parser, "an object");
      return null;
    }
    var entries = new TreeMap<String, @Nullable Object>();
    var count = 0;
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      count++;
      Consumer<String> wrong = detail -> faults.addHere(parser, "The name is wrong. " + detail);
      var known = NAME.parse(name, wrong);
      var isRemoved = parser.nextToken() == JsonToken.VALUE_NULL && removable;
      var text = isRemoved ? null : TEXT.read(parser, faults);
      if (known != null && (text != null || isRemoved)) {
        if (entries.containsKey(known)) {
          faults.addHere(parser, RecordShape.NAMED_TWICE);
        }
        entries.put(known, text);
      }
    }
    if (count > Attributes.MAX_ENTRIES) {
      faults.addHere(parser, "This must have at most " + Attributes.MAX_ENTRIES + " entries.");
    }
    return entries;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    var text = TEXT.schema(schemas);
    var schema = JsonSchema.mapOf(removable ? JsonSchema.orNull(text) : text);
    schema.put("propertyNames", NAME.schema(schemas));
    schema.put("maxProperties", Attributes.MAX_ENTRIES);
    return schema;
  }
}
