package dev.purser.hostile;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that schemas allow, or nearly so, drawn at random. */
final class Values {
  private static final JsonNodeFactory NODES = new JsonMapper().getNodeFactory();
  private static final int MAX_ITEMS = 3;
  private static final int MAX_DEPTH = 6;
  private static final long MAX_AMOUNT = (1L << 53) - 1;
  private static final List<Long> NUMBERS =
      List.of(0L, 1L, 2L, 7L, 100L, 1_250L, 1_000_000L, MAX_AMOUNT, MAX_AMOUNT + 1, -1L);

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "Ada",
          Things.SKU,
          "mugs",
          "gifts",
          "MAIN",
          "CREDIT",
          "EUR",
          "name",
          "-name",
          "ada@example.org",
          "2026-11-20T12:00:00Z",
          "https://example.org/a.png",
          "CH",
          "naïve",
          "\uD83D\uDC69\u200D\uD83D\uDCBB",
          "\u202Eodd",
          "%",
          "_",
          "x".repeat(300),
          "' OR '1'='1");

  private final Random random;
  private final Fields fields;
  private final Supplier<String> ids;

  /**
   * Values for schemas of a description.
   *
   * @param ids where ids come from, some of which are real
   */
  Values(Random random, Fields fields, Supplier<String> ids) {
    this.random = random;
    this.fields = fields;
    this.ids = ids;
  }

  JsonNode of(JsonNode schema) {
    return of(schema, 0);
  }

  private JsonNode of(JsonNode schema, int depth) {
    var plain = fields.plain(schema);
    var types = List.copyOf(fields.types(schema)).stream().sorted().toList();
    var type = types.isEmpty() ? "string" : one(types);
    if (plain.has("enum") && !type.equals("null")) {
      return one(plain.path("enum").valueStream().toList());
    }
    return switch (type) {
      case "null" -> NODES.nullNode();
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "integer" -> NODES.numberNode(one(NUMBERS));
      case "number" -> NODES.numberNode(random.nextDouble());
      case "array" -> array(plain, depth);
      case "object" -> object(plain, depth);
      default -> NODES.stringNode(text(plain));
    };
  }

  private String text(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "id" -> ids.get();
      case "date-time" -> Instant.ofEpochSecond(random.nextInt()).toString();
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      default -> one(TEXTS);
    };
  }

  private JsonNode array(JsonNode schema, int depth) {
    var array = NODES.arrayNode();
    for (var i = random.nextInt(MAX_ITEMS + 1); i > 0 && depth < MAX_DEPTH; i--) {
      array.add(of(schema.path("items"), depth + 1));
    }
    return array;
  }

  private JsonNode object(JsonNode schema, int depth) {
    var object = NODES.objectNode();
    var required = schema.path("required").valueStream().map(r -> r.asString()).toList();
    for (var property : schema.path("properties").properties()) {
      if (depth < MAX_DEPTH && (required.contains(property.getKey()) || random.nextBoolean())) {
        object.set(property.getKey(), of(property.getValue(), depth + 1));
      }
    }
    if (schema.path("additionalProperties").isObject() && random.nextBoolean()) {
      object.set(one(TEXTS), of(schema.path("additionalProperties"), depth + 1));
    }
    return object;
  }

  private <T> T one(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }
}
