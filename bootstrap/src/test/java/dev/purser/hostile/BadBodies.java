package dev.purser.hostile;

import dev.purser.description.ApiDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with bodies, made of one that is right. */
final class BadBodies {
  /** What clients would like to set and may not; a field that exists is left out. */
  private static final List<String> UNKNOWN =
      List.of(
          "role",
          "balance",
          "status",
          "posted",
          "held",
          "id",
          "version",
          "ownerId",
          "createdAt",
          "deletedAt",
          "__proto__",
          "$where",
          "");

  /** A value of each type of JSON, by what schemas call it; one type may have several. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "boolean", List.of("true"),
          "number", List.of("1.5", "1e999999", "-0.1", "1e3"),
          "integer", List.of("7"),
          "string", List.of("\"7\"", "\"\""),
          "array", List.of("[]", "[1]", "[null]"),
          "object", List.of("{}", "{\"amount\":1}"),
          "null", List.of("null"));

  private static final List<String> HUGE =
      List.of(
          "9007199254740992",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "123456789012345678901234567890",
          "-1");

  private static final List<String> NO_TEXTS =
      List.of("\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"");

  private static final int DEPTH = 10_000;
  private static final int BOMB_BYTES = 100 * 1024 * 1024;
  private static final String CONTENT_TYPE = "Content-Type";
  private static final JsonMapper JSON = new JsonMapper();

  private final ApiDocument document;
  private final Drafts drafts;

  BadBodies(ApiDocument document, Drafts drafts) {
    this.document = document;
    this.drafts = drafts;
  }

  /** Bodies of a draft that has one in JSON. */
  List<Bad> of(Draft draft, Asker asker) {
    var all = new ArrayList<Bad>();
    var request = draft.by(asker);
    var fields = Fields.of(document, drafts.schema(draft), draft.body());
    addWrongTypes(all, draft, request, fields);
    addWrongSizes(all, draft, request, fields);
    addUnknownFields(all, draft, request, fields);
    addWrongForms(all, draft, request);
    addWrongHeaders(all, request);
    return all;
  }

  private void addWrongTypes(List<Bad> all, Draft draft, Request request, Fields fields) {
    fields
        .all()
        .forEach((pointer, schema) -> {
          var allowed = fields.types(schema);
          if (!allowed.isEmpty()) {
            VALUES.forEach((type, values) -> {
              if (!allowed.contains(type) && !isOptional(type, pointer, fields)) {
                values.forEach(v -> all.add(malformed(draft, request, pointer, v)));
              }
            });
          }
        });
  }

  /** Null is the same as leaving the field out. */
  private static boolean isOptional(String type, String pointer, Fields fields) {
    var at = pointer.lastIndexOf('/');
    var required = fields.objects().get(pointer.substring(0, at)).path("required");
    return type.equals("null")
        && required.valueStream().noneMatch(r -> r.asString().equals(pointer.substring(at + 1)));
  }

  private void addWrongSizes(List<Bad> all, Draft draft, Request request, Fields fields) {
    fields
        .all()
        .forEach((pointer, schema) -> {
          var plain = fields.plain(schema);
          if (fields.types(schema).contains("integer")) {
            for (var number : HUGE) {
              all.add(
                  Bad.at(
                      pointer, number, request.withBody(text(draft, pointer, number)), 400, 422));
            }
          }
          if (fields.types(schema).contains("string")) {
            NO_TEXTS.forEach(v -> all.add(malformed(draft, request, pointer, v)));
          }
          if (plain.has("maxLength")) {
            var tooLong = "\"" + "a".repeat(plain.path("maxLength").asInt() + 1) + "\"";
            all.add(malformed(draft, request, pointer, tooLong));
          }
          if (plain.has("enum")) {
            all.add(malformed(draft, request, pointer, "\"x' OR '1'='1\""));
          }
          if (plain.path("format").asString("").equals("id")) {
            all.add(malformed(draft, request, pointer, "\"' OR 1=1 --\""));
          }
        });
  }

  private void addUnknownFields(List<Bad> all, Draft draft, Request request, Fields fields) {
    fields
        .objects()
        .forEach((pointer, schema) -> {
          if (schema.path("additionalProperties").isBoolean()) {
            UNKNOWN.stream()
                .filter(name -> !schema.path("properties").has(name))
                .forEach(
                    name -> all.add(malformed(draft, request, pointer + "/" + name, "\"ADMIN\"")));
          }
        });
  }

  private static void addWrongForms(List<Bad> all, Draft draft, Request request) {
    var whole = draft.body().toString();
    for (var body :
        List.of("{", "{]", "[]", "7", "\"text\"", "{'a':1}", "{\"a\":1,}", whole + whole, "NaN")) {
      all.add(Bad.of("a body of " + body, request.withBody(body), 400));
    }
    if (draft.operation().body().orElseThrow().required()) {
      all.add(Bad.of("an empty body", request.withBody(""), 400));
      all.add(Bad.of("a body of null", request.withBody("null"), 400));
    }
    if (draft.body() instanceof ObjectNode object && !object.isEmpty()) {
      var first = object.properties().iterator().next();
      var twice = "{\"%s\":%s,".formatted(first.getKey(), first.getValue()) + whole.substring(1);
      all.add(Bad.of("a field that is there twice", request.withBody(twice), 400));
    }
    var deep = "[".repeat(DEPTH) + "]".repeat(DEPTH);
    all.add(Bad.of("a deep body", request.withBody(deep), 400));
    all.add(Bad.of("a deep field", request.withBody("{\"a\":" + deep + "}"), 400));
    all.add(Bad.of("an endless field", request.withBody("{\"a\":".repeat(DEPTH)), 400));
    for (var bytes :
        List.of(
            new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'},
            new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'},
            new byte[] {'{', 0, '}'},
            whole.getBytes(StandardCharsets.UTF_16))) {
      all.add(Bad.of("no UTF-8", request.withBody(bytes), 400));
    }
  }

  private static void addWrongHeaders(List<Bad> all, Request request) {
    for (var type :
        List.of("text/plain", "application/xml", "nonsense", "application/json;charset=utf-16")) {
      all.add(Bad.of(type, request.with(CONTENT_TYPE, type), 415));
    }
    all.add(Bad.of("no content type", request.without(CONTENT_TYPE), 415));
    all.add(Bad.of("another packing", request.with("Content-Encoding", "br"), 415));
    all.add(
        Bad.of("no packing at all", request.with("Content-Encoding", "gzip").withBody("{}"), 400));
    all.add(Bad.of("a bomb", request.with("Content-Encoding", "gzip").withBody(bomb()), 400, 413));
  }

  private static byte[] bomb() {
    return Bomb.BYTES;
  }

  /** Packed once; each request has the same. */
  private static final class Bomb {
    private static final byte[] BYTES = packed();

    private static byte[] packed() {
      var packed = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(packed)) {
        out.write(" ".repeat(BOMB_BYTES).getBytes(StandardCharsets.US_ASCII));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return packed.toByteArray();
    }
  }

  private static Bad malformed(Draft draft, Request request, String pointer, String value) {
    return Bad.at(pointer, value, request.withBody(text(draft, pointer, value)), 400);
  }

  /** The body with a value that need not be one of JSON, which a tree could not hold. */
  private static String text(Draft draft, String pointer, String value) {
    var mark = "\"the value that comes here\"";
    JsonNode marked = Draft.replaced(draft.body(), pointer, JSON.readTree(mark));
    return marked.toString().replace(mark, value);
  }
}
