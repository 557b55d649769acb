package dev.purser.hostile;

import dev.purser.description.ApiDocument;
import dev.purser.description.ApiOperation;
import dev.purser.description.ApiOperation.Content;
import dev.purser.description.ApiOperation.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes requests that should succeed out of the examples of the API's description, with the ids of
 * what is really there.
 */
final class Drafts {
  static final String KEY = "Idempotency-Key";
  static final String IF_MATCH = "If-Match";

  private static final String JSON_TYPE = "application/json";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** What fields and parameters of format {@code id} name, by what paths call it. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("customerId", "customers"),
          Map.entry("customer", "customers"),
          Map.entry("owner", "customers"),
          Map.entry("ownerId", "customers"),
          Map.entry("accountId", "accounts"),
          Map.entry("account", "accounts"),
          Map.entry("order", "orders"),
          Map.entry("from", "accounts"),
          Map.entry("to", "accounts"),
          Map.entry("resource", "customers"),
          Map.entry("clientId", "machine-clients"));

  /** What is sent as parameters that must be given, by operation and name. */
  private static final Map<String, String> REQUIRED =
      Map.of("getBalance at", "2026-01-01T00:00:00Z");

  private final ApiDocument document;
  private final Things things;

  /** What an example cannot know, by operation and pointer, or variable of the path. */
  private final Map<String, Fresh> fresh =
      Map.ofEntries(
          Map.entry("signUp /email", _ -> Things.email()),
          Map.entry("signIn /email", Belongings::email),
          Map.entry("signIn /password", Belongings::password),
          Map.entry("changePassword /currentPassword", Belongings::password),
          Map.entry("refreshTokens /refreshToken", whose -> things().refreshToken(whose)),
          Map.entry("createProduct /sku", _ -> Things.sku()),
          Map.entry("createCategory /slug", _ -> Things.slug()),
          Map.entry("createAsset /code", _ -> Things.assetCode()),
          Map.entry("createLocation /code", _ -> Things.locationCode()),
          Map.entry("closeAccount {id}", _ -> things().emptyAccount()),
          Map.entry("confirmOrder {id}", whose -> things().reservation(whose)),
          Map.entry("fulfilOrder /lines/0/lineId", whose -> things().orderedLine(whose)),
          Map.entry("cancelOrder /lines/0/lineId", whose -> things().orderedLine(whose)),
          Map.entry("returnOrder {id}", whose -> things().shipped(whose)),
          Map.entry("returnOrder /lines/0/lineId", whose -> things().shippedLine(whose)),
          Map.entry("transferCredits /to", _ -> things().account()),
          Map.entry("holdCredits /to", _ -> things().account()),
          Map.entry("scheduleTransfer /transfer/to", _ -> things().account()),
          Map.entry("transferInBatch /transfers/0/to", _ -> things().account()),
          Map.entry("transferInBatch /transfers/0/reference", _ -> UUID.randomUUID().toString()),
          Map.entry("transferInBatch /transfers/1/legs/0/to", _ -> things().account()),
          Map.entry("transferCredits /reference", _ -> UUID.randomUUID().toString()));

  /** A value that is another one in each request. */
  private interface Fresh {
    String of(Belongings whose);
  }

  Drafts(ApiDocument document, Things things) {
    this.document = document;
    this.things = things;
  }

  private Things things() {
    return things;
  }

  /** A request about somebody's things. */
  Draft of(ApiOperation operation, Belongings whose) {
    var path = new LinkedHashMap<String, String>();
    var headers = new LinkedHashMap<String, String>();
    var query = new LinkedHashMap<String, String>();
    for (var parameter : operation.parameters()) {
      switch (parameter.in()) {
        case "path" -> path.put(parameter.name(), named(operation, parameter, whose));
        case "header" ->
            header(operation, parameter).ifPresent(v -> headers.put(parameter.name(), v));
        default -> required(operation, parameter).ifPresent(v -> query.put(parameter.name(), v));
      }
    }
    var type = operation.body().map(b -> type(b.contents()));
    var body = type.map(t -> body(operation, t, whose));
    return new Draft(operation, path, query, headers, type.orElse(null), body.orElse(null));
  }

  /** Where the draft may name a thing that belongs to somebody, and which kind that is. */
  Map<Place, String> owned(Draft draft, Belongings whose) {
    var owned = new LinkedHashMap<Place, String>();
    for (var parameter : draft.operation().parameters()) {
      if (parameter.in().equals("path")) {
        owned.put(Place.path(parameter.name()), kind(draft.operation(), parameter));
      } else if (parameter.in().equals("query") && isId(parameter.schema())) {
        owned.put(Place.query(parameter.name()), kind(parameter.name(), draft.operation()));
      }
    }
    if (draft.body() != null && draft.body().isObject()) {
      schema(draft)
          .path("properties")
          .properties()
          .forEach(p -> {
            if (isId(p.getValue())) {
              owned.put(Place.body("/" + p.getKey()), kind(p.getKey(), draft.operation()));
            }
          });
    }
    owned.values().removeIf(kind -> !whose.have(kind));
    return owned;
  }

  /** The schema of the draft's body. */
  JsonNode schema(Draft draft) {
    return document.resolve(
        draft.operation().body().orElseThrow().contents().get(draft.type()).schema());
  }

  private static boolean isId(JsonNode schema) {
    return schema.path("format").asString("").equals("id");
  }

  private String named(ApiOperation operation, Parameter variable, Belongings whose) {
    var own = fresh.get(operation.id() + " {" + variable.name() + "}");
    return own == null ? id(kind(operation, variable), whose) : own.of(whose);
  }

  private String id(String kind, Belongings whose) {
    return whose.have(kind) ? whose.id(kind) : things.one(kind);
  }

  /** A variable of a path names one of what stands before it. */
  private static String kind(ApiOperation operation, Parameter variable) {
    var before = operation.path().substring(0, operation.path().indexOf("/{" + variable.name()));
    return before.substring(before.lastIndexOf('/') + 1);
  }

  private static String kind(String name, ApiOperation operation) {
    var kind = KINDS.get(name);
    if (kind == null) {
      throw new AssertionError(
          "%s takes an id as %s; tell %s of what kind."
              .formatted(operation.id(), name, Drafts.class));
    }
    return kind;
  }

  private static Optional<String> header(ApiOperation operation, Parameter header) {
    return switch (header.name()) {
      case KEY -> Optional.of(UUID.randomUUID().toString());
      case IF_MATCH -> Optional.of("*");
      default -> required(operation, header);
    };
  }

  private static Optional<String> required(ApiOperation operation, Parameter parameter) {
    if (parameter.required()) {
      var known = REQUIRED.get(operation.id() + " " + parameter.name());
      if (known != null) {
        return Optional.of(known);
      }
      throw new AssertionError(
          "%s needs %s; tell %s what to send."
              .formatted(operation.id(), parameter.name(), Drafts.class));
    }
    return Optional.empty();
  }

  private static String type(Map<String, Content> contents) {
    return contents.containsKey(JSON_TYPE) ? JSON_TYPE : contents.keySet().iterator().next();
  }

  private JsonNode body(ApiOperation operation, String type, Belongings whose) {
    var example =
        operation
            .body()
            .flatMap(b -> b.contents().get(type).example())
            .orElseThrow(
                () -> new AssertionError("The body of " + operation.id() + " has no example."));
    return filled(operation, "", null, example, whose);
  }

  /** The example with real ids and with values that nobody has used. */
  private JsonNode filled(
      ApiOperation operation,
      String pointer,
      @Nullable String name,
      JsonNode example,
      Belongings whose) {
    var own = fresh.get(operation.id() + " " + pointer);
    if (own != null) {
      return JSON.getNodeFactory().stringNode(own.of(whose));
    }
    return switch (example) {
      case ObjectNode object -> {
        var copy = JSON.createObjectNode();
        object
            .properties()
            .forEach(p ->
                copy.set(
                    p.getKey(),
                    filled(
                        operation, pointer + "/" + p.getKey(), p.getKey(), p.getValue(), whose)));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JSON.createArrayNode();
        for (var i = 0; i < array.size(); i++) {
          copy.add(filled(operation, pointer + "/" + i, name, array.get(i), whose));
        }
        yield copy;
      }
      case JsonNode leaf when name != null && ID.matcher(leaf.asString("")).matches() ->
          JSON.getNodeFactory().stringNode(id(kind(name, operation), whose));
      case JsonNode leaf -> leaf;
    };
  }
}
