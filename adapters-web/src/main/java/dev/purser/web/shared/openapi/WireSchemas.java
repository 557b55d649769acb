package dev.purser.web.shared.openapi;

import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.JsonSchema;
import dev.purser.web.shared.input.Parameters;
import dev.purser.web.shared.input.Schemas;
import dev.purser.web.shared.input.StrictJson;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of all records of the wire. Those of requests say what {@link StrictJson} reads;
 * those of answers what is written: all fields always, and further ones may come.
 */
final class WireSchemas implements Schemas {
  static final String REFERENCE = "$ref";

  private static final String PREFIX = "#/components/schemas/";
  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.of(
          String.class, Map.of(JsonSchema.TYPE, "string"),
          UUID.class, JsonSchema.ID,
          Instant.class, Map.of(JsonSchema.TYPE, "string", "format", "date-time"),
          long.class, JsonSchema.WHOLE_NUMBER,
          Long.class, JsonSchema.WHOLE_NUMBER,
          int.class, Map.of(JsonSchema.TYPE, "integer", "format", "int32"),
          boolean.class, Map.of(JsonSchema.TYPE, "boolean"),
          Boolean.class, Map.of(JsonSchema.TYPE, "boolean"),
          Object.class, Map.of());

  private final Map<String, Map<String, Object>> told = new TreeMap<>();
  private final SchemaNames names = new SchemaNames();

  /** Every schema that was asked for, by name. */
  Map<String, Map<String, Object>> told() {
    return told;
  }

  /** A reference to the schema of a body. */
  Map<String, Object> ofBody(Class<? extends Record> type) {
    return new StrictJson<>(type).schema(this);
  }

  /** The schemas of parameters, by name. */
  Map<String, Map<String, Object>> ofParameters(Class<? extends Record> type) {
    var schemas = new LinkedHashMap<>(new Parameters<>(type).schemas(this));
    notes(type).forEach((name, note) -> schemas.computeIfPresent(name, (_, s) -> noted(s, note)));
    return schemas;
  }

  /** The schema of an answer's body, or a reference to it. */
  Map<String, Object> ofAnswer(Type type) {
    return schema(type, Map.of());
  }

  /** What an answer's type is called; a list of orders is an {@code OrderList}. */
  String name(Type type) {
    if (type instanceof ParameterizedType generic) {
      var inner = Arrays.stream(generic.getActualTypeArguments()).map(this::name);
      return inner.collect(Collectors.joining()) + names.of((Class<?>) generic.getRawType());
    }
    return names.of((Class<?>) type);
  }

  @Override
  public Map<String, Object> named(Class<?> type, Supplier<Map<String, Object>> schema) {
    return tell(names.of(type), () -> documented(type, schema.get()));
  }

  private Map<String, Object> tell(String name, Supplier<Map<String, Object>> schema) {
    if (!told.containsKey(name)) {
      told.put(name, Map.of());
      told.put(name, schema.get());
    }
    return Map.of(REFERENCE, PREFIX + name);
  }

  private Map<String, Object> schema(Type type, Map<TypeVariable<?>, Type> variables) {
    if (type instanceof TypeVariable<?> variable) {
      return schema(variables.getOrDefault(variable, Object.class), Map.of());
    } else if (type instanceof ParameterizedType generic) {
      return generic(generic, variables);
    } else if (type instanceof Class<?> plain && PLAIN.containsKey(plain)) {
      return PLAIN.getOrDefault(plain, Map.of());
    } else if (type instanceof Class<?> choice && choice.isEnum()) {
      return JsonSchema.oneOf(
          Arrays.stream(choice.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList());
    } else if (type instanceof Class<?> named && named.isRecord()) {
      return isRead(named)
          ? ofBody(named.asSubclass(Record.class))
          : tell(name(named), () -> documented(named, written(named, Map.of())));
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private Map<String, Object> generic(
      ParameterizedType type, Map<TypeVariable<?>, Type> variables) {
    var arguments = type.getActualTypeArguments();
    var raw = (Class<?>) type.getRawType();
    if (raw == List.class) {
      return JsonSchema.list(schema(arguments[0], variables));
    } else if (raw == Map.class) {
      return JsonSchema.mapOf(schema(arguments[1], variables));
    } else if (raw == ListJson.class) {
      return tell(name(type), () -> page(schema(arguments[0], variables)));
    } else if (raw.isRecord()) {
      var bound = new LinkedHashMap<TypeVariable<?>, Type>();
      for (var i = 0; i < arguments.length; i++) {
        bound.put(raw.getTypeParameters()[i], arguments[i]);
      }
      return tell(name(type), () -> written(raw, bound));
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  /**
   * A page of a list, whether by cursor or by number: one schema, because clients want one type.
   */
  private static Map<String, Object> page(Map<String, Object> item) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("items", JsonSchema.list(item));
    properties.put(
        "nextCursor",
        Map.of(
            JsonSchema.TYPE,
            List.of("string", "null"),
            "description",
            "For the parameter `cursor`; null on the last page."));
    for (var component : ListJson.ByNumber.class.getRecordComponents()) {
      var type = PLAIN.getOrDefault(component.getType(), Map.of());
      properties.computeIfAbsent(component.getName(), _ -> ofNumbered(type));
    }
    var schema = JsonSchema.object(properties);
    schema.put("required", List.of("items"));
    return schema;
  }

  private static Map<String, Object> ofNumbered(Map<String, Object> type) {
    var schema = new LinkedHashMap<>(type);
    schema.put("description", "Only where pages were asked for by number.");
    return schema;
  }

  private Map<String, Object> written(Class<?> type, Map<TypeVariable<?>, Type> variables) {
    var properties = new LinkedHashMap<String, Object>();
    for (var component : type.getRecordComponents()) {
      var schema = schema(component.getGenericType(), variables);
      var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      properties.put(component.getName(), nullable ? JsonSchema.orNull(schema) : schema);
    }
    var schema = JsonSchema.object(properties);
    schema.put("required", List.copyOf(properties.keySet()));
    return schema;
  }

  /** Whether the record is one of requests, which answers may contain, too. */
  private static boolean isRead(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .anyMatch(c -> c.isAnnotationPresent(Text.class) || c.isAnnotationPresent(Items.class));
  }

  /** Adds what {@link Schema} on the record's components says and their types cannot. */
  private static Map<String, Object> documented(Class<?> type, Map<String, Object> schema) {
    var properties = new LinkedHashMap<String, Object>();
    if (schema.get("properties") instanceof Map<?, ?> plain) {
      plain.forEach((name, property) -> properties.put(String.valueOf(name), property));
    }
    notes(type)
        .forEach((name, note) ->
            properties.computeIfPresent(
                name, (_, plain) -> plain instanceof Map<?, ?> old ? noted(old, note) : plain));
    var whole = new LinkedHashMap<>(schema);
    whole.put("properties", properties);
    return whole;
  }

  private static Map<String, Schema> notes(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(c -> c.getAccessor().isAnnotationPresent(Schema.class))
        .collect(
            Collectors.toMap(
                RecordComponent::getName, c -> c.getAccessor().getAnnotation(Schema.class)));
  }

  private static Map<String, Object> noted(Map<?, ?> schema, Schema note) {
    var noted = new LinkedHashMap<String, Object>();
    schema.forEach((keyword, value) -> noted.put(String.valueOf(keyword), value));
    if (!note.description().isEmpty()) {
      noted.put("description", note.description());
    }
    if (!note.minimum().isEmpty()) {
      noted.put("minimum", Long.valueOf(note.minimum()));
    }
    if (!note.maximum().isEmpty()) {
      noted.put("maximum", Long.valueOf(note.maximum()));
    }
    return noted;
  }
}
