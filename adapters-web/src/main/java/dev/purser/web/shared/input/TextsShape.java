package dev.purser.web.shared.input;

import dev.purser.domain.shared.Attributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON object of texts, as many and as long as {@link Attributes} may have in one object. */
record TextsShape() implements Shape {
  private static final TextShape NAME = new TextShape(1, Attributes.MAX_NAME, true, null);
  private static final TextShape TEXT = new TextShape(0, Attributes.MAX_TEXT, true, null);

  @Override
  public @Nullable Map<String, Object> read(JsonParser parser, JsonFaults faults) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      faults.addWrongType(parser, "an object");
      return null;
    }
    var entries = new TreeMap<String, Object>();
    var count = 0;
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      count++;
      Consumer<String> wrong = detail -> faults.addHere(parser, "The name is wrong. " + detail);
      var known = NAME.parse(name, wrong);
      parser.nextToken();
      var text = TEXT.read(parser, faults);
      if (known != null && text != null && entries.put(known, text) != null) {
        faults.addHere(parser, RecordShape.NAMED_TWICE);
      }
    }
    if (count > Attributes.MAX_ENTRIES) {
      faults.addHere(parser, "This must have at most " + Attributes.MAX_ENTRIES + " entries.");
    }
    return entries;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    var schema = JsonSchema.mapOf(TEXT.schema(schemas));
    schema.put("propertyNames", NAME.schema(schemas));
    schema.put("maxProperties", Attributes.MAX_ENTRIES);
    return schema;
  }
}
