package dev.purser.web.shared.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.description.ApiDocument;
import dev.purser.web.TestService;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.CheckedForActor;
import dev.purser.web.shared.input.StrictJson;
import dev.purser.web.shared.problem.Faults;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the description says of a body is what the service makes of it. */
class BodiesAsDescribedTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> OTHERS =
      List.of(
          "null", "\"\"", "\"some text\"", "-7", "7.5", "true", "[]", "[null]", "{}", "{\"x\":1}");

  /** A text of ours in place of an id or an instant, which are texts to clients. */
  private static final Pattern OPAQUE =
      Pattern.compile("(id|from|to|at)\":\"(some text)?\"", Pattern.CASE_INSENSITIVE);

  private static final ApiDocument DOCUMENT = TestService.document();

  /** A route with a body. */
  record Described(
      String operation, Class<? extends Record> type, JsonNode schema, JsonNode example) {
    boolean reads(JsonNode body) {
      var faults = new Faults();
      var read = new StrictJson<>(type).read(body.toString().getBytes(UTF_8), faults);
      return read.isPresent() && faults.isEmpty();
    }

    boolean allows(JsonNode body) {
      return DOCUMENT.faults(schema, body).isEmpty();
    }

    @Override
    public String toString() {
      return operation;
    }
  }

  static Stream<Described> bodies() {
    return TestService.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .values()
        .stream()
        .filter(method -> method.hasMethodAnnotation(Operation.class))
        .map(Route::new)
        .filter(route -> route.body().isPresent())
        .map(BodiesAsDescribedTest::described);
  }

  private static Described described(Route route) {
    var id = route.method().getMethodAnnotation(Operation.class).operationId();
    var content = DOCUMENT.operation(id).body().orElseThrow().contents().get("application/json");
    return new Described(
        id, route.body().orElseThrow(), content.schema(), content.example().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void readsTheExample(Described body) {
    assertThat(body.reads(body.example())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void refusesWhatTheSchemaForbids(Described body) {
    var forbidden = variants(body.example()).stream().filter(v -> !body.allows(v)).toList();

    assertThat(forbidden).isNotEmpty().noneMatch(body::reads);
  }

  /** Ids are opaque in the description, and rules between fields cannot stand in it. */
  @ParameterizedTest
  @MethodSource("bodies")
  void readsWhatTheSchemaAllows(Described body) {
    var allowed =
        variants(body.example()).stream()
            .filter(v -> body.allows(v) && !OPAQUE.matcher(v.toString()).find())
            .toList();

    assertThat(allowed).allMatch(v -> isChecked(body.type()) || body.reads(v));
  }

  @Test
  void wouldFindADifference() {
    var orders = bodies().filter(b -> b.operation().equals("placeOrder")).findFirst().orElseThrow();
    var changed = ((ObjectNode) orders.example().deepCopy()).put("surprise", 1);

    assertThat(orders.allows(changed)).isFalse();
    assertThat(orders.reads(changed)).isFalse();
  }

  /** Whether the record, or one in it, has rules between its fields. */
  private static boolean isChecked(Class<?> type) {
    return Checked.class.isAssignableFrom(type)
        || CheckedForActor.class.isAssignableFrom(type)
        || (type.isRecord()
            && Arrays.stream(type.getRecordComponents()).anyMatch(c -> isChecked(c.getType())));
  }

  /** The value with one thing in it taken away or put in place of another. */
  private static List<JsonNode> variants(JsonNode example) {
    var variants = new ArrayList<JsonNode>();
    change(example, variants);
    variants.add(((ObjectNode) example.deepCopy()).put("surprise", 1));
    return variants;
  }

  private static void change(JsonNode example, List<JsonNode> variants) {
    if (example instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        variants.add(((ObjectNode) object.deepCopy()).without(name));
        replacements(object.get(name))
            .forEach(other -> variants.add(((ObjectNode) object.deepCopy()).set(name, other)));
      }
    } else if (example instanceof ArrayNode array && !array.isEmpty()) {
      replacements(array.get(0))
          .forEach(other -> variants.add(((ArrayNode) array.deepCopy()).set(0, other)));
    }
  }

  private static List<JsonNode> replacements(JsonNode value) {
    var replacements = new ArrayList<JsonNode>();
    OTHERS.forEach(other -> replacements.add(JSON.readTree(other)));
    change(value, replacements);
    return replacements;
  }
}
