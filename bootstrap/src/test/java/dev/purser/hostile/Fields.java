package dev.purser.hostile;

import dev.purser.description.ApiDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where a body has fields, and what their schemas are. */
final class Fields {
  private static final String NULL = "null";
  private static final String PROPERTIES = "properties";

  private final ApiDocument document;
  private final Map<String, JsonNode> fields = new LinkedHashMap<>();
  private final Map<String, JsonNode> objects = new LinkedHashMap<>();

  private Fields(ApiDocument document) {
    this.document = document;
  }

  /** Those of a body, and those that it could have beside them. */
  static Fields of(ApiDocument document, JsonNode schema, JsonNode body) {
    var fields = new Fields(document);
    fields.add("", schema, body);
    return fields;
  }

  /** Schemas by pointer. */
  Map<String, JsonNode> all() {
    return fields;
  }

  /** The schemas of the objects that know all their fields, by pointer. */
  Map<String, JsonNode> objects() {
    return objects;
  }

  private void add(String pointer, JsonNode schema, JsonNode value) {
    var plain = plain(schema);
    if (value.isObject() && plain.has(PROPERTIES)) {
      objects.put(pointer, plain);
      for (var property : plain.path(PROPERTIES).properties()) {
        var field = pointer + "/" + property.getKey();
        fields.put(field, property.getValue());
        add(field, property.getValue(), value.path(property.getKey()));
      }
    } else if (value.isArray() && !value.isEmpty()) {
      add(pointer + "/0", plain.path("items"), value.get(0));
    }
  }

  /** The schema without references, and without the choice of null. */
  JsonNode plain(JsonNode schema) {
    var resolved = document.resolve(schema);
    for (var choice : resolved.path("anyOf")) {
      if (!choice.path("type").asString("").equals(NULL)) {
        return plain(choice);
      }
    }
    return resolved;
  }

  /** The types that JSON Schema names. */
  Set<String> types(JsonNode schema) {
    var types = new HashSet<String>();
    var resolved = document.resolve(schema);
    resolved.path("anyOf").forEach(choice -> types.addAll(types(choice)));
    var type = resolved.path("type");
    if (type.isString()) {
      types.add(type.asString());
    }
    type.forEach(t -> types.add(t.asString()));
    return types;
  }
}
