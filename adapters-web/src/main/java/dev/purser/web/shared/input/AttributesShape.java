package dev.purser.web.shared.input;

import dev.purser.domain.shared.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** Any JSON object within the bounds of {@link Attributes}. */
record AttributesShape() implements Shape {
  private static final TextShape NAME = new TextShape(1, Attributes.MAX_NAME, true, null);
  private static final TextShape TEXT = new TextShape(0, Attributes.MAX_TEXT, true, null);

  private static final List<String> TYPES =
      List.of("string", "integer", "boolean", "array", "object", "null");

  @Override
  public @Nullable Map<String, @Nullable Object> read(JsonParser parser, JsonFaults faults) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      faults.addWrongType(parser, "an object");
      return null;
    }
    var walk = new Walk(parser, faults);
    var read = walk.object(1);
    walk.complain();
    return read;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    var value = new LinkedHashMap<String, Object>();
    value.put(JsonSchema.TYPE, TYPES);
    value.put("maxLength", Attributes.MAX_TEXT);
    value.put(
        "description",
        "Whole numbers are within 2^53-1 either side of zero. Objects within each other have the"
            + " same limits and stand at most "
            + Attributes.MAX_DEPTH
            + " deep; in all there are at most "
            + Attributes.MAX_VALUES
            + " values and "
            + Attributes.MAX_CHARACTERS
            + " characters.");
    var schema = JsonSchema.mapOf(value);
    schema.put("propertyNames", NAME.schema(schemas));
    schema.put("maxProperties", Attributes.MAX_ENTRIES);
    return schema;
  }

  /** One walk over all of it, which counts what has a limit in all. */
  private static final class Walk {
    private final JsonParser parser;
    private final JsonFaults faults;
    private int values;
    private int characters;

    Walk(JsonParser parser, JsonFaults faults) {
      this.parser = parser;
      this.faults = faults;
    }

    /** Notes what has a limit in all, and is over it, where the whole object is. */
    void complain() {
      if (values > Attributes.MAX_VALUES) {
        faults.addHere(
            parser, "This must have at most " + Attributes.MAX_VALUES + " values in all.");
      } else if (characters > Attributes.MAX_CHARACTERS) {
        faults.addHere(
            parser, "This must have at most " + Attributes.MAX_CHARACTERS + " characters in all.");
      }
    }

    Map<String, @Nullable Object> object(int depth) {
      var entries = new HashMap<String, @Nullable Object>();
      var count = 0;
      for (var name = parser.nextName(); name != null; name = parser.nextName()) {
        count++;
        characters += name.length();
        var known =
            NAME.parse(name, detail -> faults.addHere(parser, "The name is wrong. " + detail));
        var twice = known != null && entries.containsKey(known);
        parser.nextToken();
        var value = value(depth);
        if (twice) {
          faults.addHere(parser, RecordShape.NAMED_TWICE);
        } else if (known != null) {
          entries.put(known, value);
        }
      }
      if (count > Attributes.MAX_ENTRIES) {
        faults.addHere(parser, "This must have at most " + Attributes.MAX_ENTRIES + " entries.");
      }
      return entries;
    }

    private List<@Nullable Object> list(int depth) {
      var items = new ArrayList<@Nullable Object>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(depth));
      }
      return items;
    }

    private @Nullable Object value(int depth) {
      values++;
      return switch (parser.currentToken()) {
        case VALUE_STRING -> text();
        case VALUE_NUMBER_INT -> number();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case START_OBJECT -> isTooDeep(depth) ? null : object(depth + 1);
        case START_ARRAY -> isTooDeep(depth) ? null : list(depth + 1);
        case VALUE_NUMBER_FLOAT -> {
          faults.addHere(parser, "This must be a whole number; a text keeps a fraction as it is.");
          yield null;
        }
        default -> null;
      };
    }

    private @Nullable String text() {
      characters += parser.getStringLength();
      return TEXT.parse(parser.getString(), wrong -> faults.addHere(parser, wrong));
    }

    private @Nullable Long number() {
      if (parser.getNumberType() == NumberType.BIG_INTEGER
          || parser.getLongValue() > Attributes.MAX_NUMBER
          || parser.getLongValue() < -Attributes.MAX_NUMBER) {
        faults.addHere(parser, "This must be a number within 2^53-1 either side of zero.");
        return null;
      }
      return parser.getLongValue();
    }

    private boolean isTooDeep(int depth) {
      if (depth < Attributes.MAX_DEPTH) {
        return false;
      }
      faults.addWrongType(parser, "no deeper than " + Attributes.MAX_DEPTH + " levels");
      return true;
    }
  }
}
