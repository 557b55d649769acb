package dev.purser.description;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the description of the API, and holds answers against it. */
public final class ApiDocument {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
  private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode root;
  private final List<ApiOperation> operations;
  private final List<Address> addresses;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private ApiDocument(JsonNode root) {
    this.root = root;
    this.operations = readAll();
    this.addresses =
        operations.stream()
            .map(Address::of)
            .sorted(Comparator.comparing(Address::variables))
            .toList();
  }

  public static ApiDocument parse(byte[] json) {
    return of(JSON.readTree(json));
  }

  public static ApiDocument of(JsonNode document) {
    return new ApiDocument(document);
  }

  /** The whole of it. */
  public JsonNode json() {
    return root;
  }

  public List<ApiOperation> operations() {
    return operations;
  }

  public ApiOperation operation(String id) {
    return operations.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  /** The route that a request comes to; HEAD counts as GET. */
  public Optional<ApiOperation> find(String method, String address) {
    var verb = method.equals("HEAD") ? "GET" : method;
    var path = address.split("\\?", 2)[0];
    return addresses.stream()
        .filter(a -> a.operation().method().equals(verb) && a.path().matcher(path).matches())
        .map(Address::operation)
        .findFirst();
  }

  /**
   * Where a route is.
   *
   * @param variables how many parts of the path are open; where two fit, the one with fewer is
   *     meant
   */
  private record Address(ApiOperation operation, Pattern path, long variables) {
    static Address of(ApiOperation operation) {
      var variable = VARIABLE.matcher(operation.path());
      return new Address(
          operation,
          Pattern.compile(variable.replaceAll("[^/]+")),
          variable.reset().results().count());
    }
  }

  /** What the schema forbids of the value. */
  public List<String> faults(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** What an answer has that its route does not describe. */
  public List<String> faults(
      String method, String address, int status, Optional<String> contentType, byte[] body) {
    return find(method, address)
        .map(o -> faults(o, method, status, contentType, body))
        .orElseGet(List::of);
  }

  private List<String> faults(
      ApiOperation operation,
      String method,
      int status,
      Optional<String> contentType,
      byte[] body) {
    var answer = operation.answers().get(status);
    var json = contentType.filter(t -> t.contains("json")).map(_ -> JSON.readTree(body));
    if (answer == null) {
      return List.of(
          operation.id() + " answered " + status + ", which it does not describe: " + json);
    }
    var faults = new ArrayList<String>();
    json.map(j -> j.path("code").asString(""))
        .filter(code -> status >= 400 && !answer.codes().contains(code))
        .ifPresent(code -> faults.add(unnamed(operation, code)));
    if (body.length > 0 && !method.equals("HEAD")) {
      faults.addAll(faultsOfBody(operation, answer, contentType.orElse(""), json));
    }
    return faults;
  }

  private static String unnamed(ApiOperation operation, String code) {
    return operation.id()
        + " answered "
        + code
        + ", which it does not describe; add it to @Refuses of its route";
  }

  private List<String> faultsOfBody(
      ApiOperation operation,
      ApiOperation.Answer answer,
      String contentType,
      Optional<JsonNode> json) {
    var content = answer.contents().get(contentType.split(";", 2)[0]);
    if (content == null) {
      return List.of(operation.id() + " answered undescribed " + contentType);
    }
    return json.map(j -> faults(content.schema(), j)).orElseGet(List::of).stream()
        .map(fault -> operation.id() + " answered what its schema forbids at " + fault)
        .toList();
  }

  /** The schema on its own, with all that it may refer to. */
  private Schema compile(JsonNode schema) {
    var whole = JSON.createObjectNode();
    whole.set("$defs", root.at("/components/schemas"));
    whole.setAll((ObjectNode) schema);
    var text = whole.toString().replace("#/components/schemas/", "#/$defs/");
    return REGISTRY.getSchema(JSON.readTree(text));
  }

  private List<ApiOperation> readAll() {
    var all = new ArrayList<ApiOperation>();
    for (var path : root.path("paths").properties()) {
      for (var verb : path.getValue().properties()) {
        if (VERBS.contains(verb.getKey())) {
          all.add(
              read(
                  path.getKey(),
                  verb.getKey().toUpperCase(Locale.ROOT),
                  path.getValue(),
                  verb.getValue()));
        }
      }
    }
    return List.copyOf(all);
  }

  private ApiOperation read(String path, String method, JsonNode item, JsonNode operation) {
    var tags = new HashSet<String>();
    operation.path("tags").forEach(tag -> tags.add(tag.asString()));
    var security = operation.path("security");
    var body = resolve(operation.path("requestBody"));
    return new ApiOperation(
        operation.path("operationId").asString(""),
        method,
        path,
        operation.path("summary").asString(""),
        tags,
        security.isArray() && security.isEmpty(),
        Stream.of(item, operation)
            .flatMap(o -> o.path("parameters").valueStream())
            .map(this::parameter)
            .toList(),
        body.isObject()
            ? Optional.of(
                new ApiOperation.Body(body.path("required").asBoolean(false), contents(body)))
            : Optional.empty(),
        answers(operation));
  }

  private ApiOperation.Parameter parameter(JsonNode node) {
    var parameter = resolve(node);
    return new ApiOperation.Parameter(
        parameter.path("name").asString(),
        parameter.path("in").asString(),
        parameter.path("required").asBoolean(false),
        parameter.path("schema"));
  }

  private Map<Integer, ApiOperation.Answer> answers(JsonNode operation) {
    var answers = new TreeMap<Integer, ApiOperation.Answer>();
    for (var entry : operation.path("responses").properties()) {
      var answer = resolve(entry.getValue());
      var codes = new HashSet<String>();
      answer.path("x-codes").forEach(code -> codes.add(code.asString()));
      answers.put(
          Integer.valueOf(entry.getKey()),
          new ApiOperation.Answer(
              codes, Set.copyOf(answer.path("headers").propertyNames()), contents(answer)));
    }
    return answers;
  }

  private static Map<String, ApiOperation.Content> contents(JsonNode owner) {
    var contents = new TreeMap<String, ApiOperation.Content>();
    for (var entry : owner.path("content").properties()) {
      contents.put(
          entry.getKey(),
          new ApiOperation.Content(
              entry.getValue().path("schema"),
              Optional.of(entry.getValue().path("example")).filter(e -> !e.isMissingNode())));
    }
    return contents;
  }

  /** What the node refers to; itself when it is no reference. */
  public JsonNode resolve(JsonNode node) {
    var reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : resolve(root.at(reference.substring(1)));
  }
}
