package dev.purser.web.shared.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON object that becomes a record: a field per component, and no other. */
final class RecordShape implements Shape {
  static final String NAMED_TWICE = "This field is there twice.";

  private final Class<?> type;
  private final List<Field> fields;
  private final Map<String, Integer> indexes;
  private final Constructor constructor;

  RecordShape(Class<?> type, List<Field> fields, Constructor constructor) {
    if (fields.size() > Long.SIZE) {
      throw new IllegalArgumentException("a body has at most " + Long.SIZE + " fields");
    }
    this.type = type;
    this.fields = List.copyOf(fields);
    this.indexes =
        IntStream.range(0, fields.size())
            .boxed()
            .collect(Collectors.toUnmodifiableMap(i -> fields.get(i).name(), i -> i));
    this.constructor = constructor;
  }

  /**
   * One component.
   *
   * @param absent what stands for it when it is not there
   */
  record Field(String name, Shape shape, boolean required, @Nullable Object absent) {
    /** What is not required may be null, too, unless that would clear what must be there. */
    Map<String, Object> schema(Schemas schemas) {
      var schema = shape.schema(schemas);
      return required || !shape.allowsNull() ? schema : JsonSchema.orNull(schema);
    }
  }

  /** Whether an empty object will do. */
  boolean allowsNothing() {
    return fields.stream().noneMatch(Field::required);
  }

  @Override
  public @Nullable Object read(JsonParser parser, JsonFaults faults) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      faults.addWrongType(parser, "an object");
      return null;
    }
    var values = new @Nullable Object[fields.size()];
    var seen = 0L;
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      var index = indexes.get(name);
      if (index == null) {
        skip(parser, faults, "There is no such field.");
      } else if ((seen & 1L << index) != 0) {
        skip(parser, faults, NAMED_TWICE);
      } else {
        seen |= 1L << index;
        values[index] = readField(parser, fields.get(index), faults);
      }
    }
    complete(parser, values, faults);
    return construct(parser, values, faults);
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return schemas.named(type, () -> inline(schemas));
  }

  private Map<String, Object> inline(Schemas schemas) {
    var properties = new LinkedHashMap<String, Object>();
    fields.forEach(f -> properties.put(f.name(), f.schema(schemas)));
    var schema = JsonSchema.object(properties);
    var required = fields.stream().filter(Field::required).map(Field::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static void skip(JsonParser parser, JsonFaults faults, String detail) {
    faults.addHere(parser, detail);
    parser.nextToken();
    parser.skipChildren();
  }

  private static @Nullable Object readField(JsonParser parser, Field field, JsonFaults faults) {
    return parser.nextToken() == JsonToken.VALUE_NULL
        ? field.shape().readNull(parser, faults)
        : field.shape().read(parser, faults);
  }

  /** Fills in what is absent. A place that has a fault keeps it and is not called missing too. */
  private void complete(JsonParser parser, @Nullable Object[] values, JsonFaults faults) {
    for (var i = 0; i < values.length; i++) {
      if (values[i] == null) {
        var field = fields.get(i);
        if (field.required()) {
          faults.addField(JsonFaults.pointer(parser), field.name(), "This field is required.");
        }
        values[i] = field.absent();
      }
    }
  }

  private Object construct(JsonParser parser, @Nullable Object[] values, JsonFaults faults) {
    var made = constructor.make(values);
    if (made instanceof Checked checked) {
      checked.check((field, detail) -> faults.addField(JsonFaults.pointer(parser), field, detail));
    }
    if (made instanceof CheckedForActor checked) {
      checked.check(
          faults.actor(),
          (field, detail) -> faults.addField(JsonFaults.pointer(parser), field, detail));
    }
    return made;
  }
}
