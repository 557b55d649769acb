package dev.purser.web.shared.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the JSON Schemas that bodies and answers have in common. */
public final class JsonSchema {
  /** The keyword for it. */
  public static final String TYPE = "type";

  /** An id is a text to clients, whatever it looks like; the format tells tools what it is. */
  public static final Map<String, Object> ID = Map.of(TYPE, "string", "format", "id");

  /** The range is that of 64 bits. */
  public static final Map<String, Object> WHOLE_NUMBER = Map.of(TYPE, "integer", "format", "int64");

  private JsonSchema() {}

  public static Map<String, Object> object(Map<String, Object> properties) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put(TYPE, "object");
    schema.put("properties", properties);
    return schema;
  }

  public static Map<String, Object> list(Map<String, Object> item) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put(TYPE, "array");
    schema.put("items", item);
    return schema;
  }

  /** An object of values of one kind, whatever their names. */
  public static Map<String, Object> mapOf(Map<String, Object> value) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put(TYPE, "object");
    schema.put("additionalProperties", value);
    return schema;
  }

  public static Map<String, Object> oneOf(Collection<String> texts) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put(TYPE, "string");
    schema.put("enum", List.copyOf(texts));
    return schema;
  }

  /** The same, or null. */
  public static Map<String, Object> orNull(Map<String, Object> schema) {
    if (!(schema.get(TYPE) instanceof String type)) {
      return Map.of("anyOf", List.of(schema, Map.of(TYPE, "null")));
    }
    var nullable = new LinkedHashMap<>(schema);
    nullable.put(TYPE, List.of(type, "null"));
    if (schema.get("enum") instanceof List<?> texts) {
      var all = new ArrayList<@Nullable Object>(texts);
      all.add(null);
      nullable.put("enum", all);
    }
    return nullable;
  }
}
