package dev.purser.web.shared.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.description.ApiDocument;
import dev.purser.description.BreakingChanges;
import dev.purser.web.TestService;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class BreakingChangesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PLACE = "/paths/~1v1~1orders/post";

  private final ApiDocument released = TestService.document();

  @Test
  void findsNothingBetweenADocumentAndItself() {
    assertThat(changes(_ -> {})).isEmpty();
  }

  /** Each line: where something is set, to what, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/operationId | \"order\" | POST /v1/orders was called placeOrder and is called order.",
        "/requestBody/content | {} | POST /v1/orders body is no longer application/json.",
        "/responses/201/content | {} | POST /v1/orders 201 is no longer application/json.",
        "/responses/201/headers | {} | POST /v1/orders 201 no longer tells Location.",
        "/responses/200 | {} | POST /v1/orders may succeed with 200.",
        "/parameters | [] | POST /v1/orders no longer takes header Idempotency-Key.",
        "/parameters/1 | {\"name\":\"tenant\",\"in\":\"query\",\"required\":true,\"schema\":{}} |"
            + " POST /v1/orders needs query tenant."
      })
  void findsWhatAnOperationTakesFromItsClients(String at, String value, String sentence) {
    assertThat(changes(document -> set(document, PLACE + at, value))).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "OrderBody/required | [\"customerId\",\"lines\",\"shipTo\"] | POST /v1/orders body/shipTo"
            + " is required.",
        "OrderBody/properties/metadata | null | POST /v1/orders body/metadata is gone.",
        "OrderBody/properties/lines/maxItems | 10 | POST /v1/orders body/lines had maxItems 100 and"
            + " has 10.",
        "OrderBody/properties/confirm/type | \"boolean\" | POST /v1/orders body/confirm was"
            + " [boolean, null] and is [boolean].",
        "OrderLineBody/properties/quantity/type | \"string\" | POST /v1/orders"
            + " body/lines/*/quantity was [integer] and is [string].",
        "OrderLineBody/properties/sku/pattern | \"^[A-Z]$\" | POST /v1/orders body/lines/*/sku had"
            + " the pattern ^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,63})$ and has ^[A-Z]$.",
        "OrderLineBody/properties/quantity/multipleOf | 2 | POST /v1/orders body/lines/*/quantity"
            + " has another multipleOf.",
        "Order/properties/number | null | POST /v1/orders 201/number is gone.",
        "Order/required | [\"id\"] | POST /v1/orders 201/number may be absent.",
        "Order/properties/number/type | [\"string\",\"null\"] | POST /v1/orders 201/number was"
            + " [string] and is [null, string].",
        "Order/properties/placedAt/format | \"date\" | POST /v1/orders 201/placedAt has another"
            + " format."
      })
  void findsWhatASchemaTakesFromClients(String at, String value, String sentence) {
    var changes = changes(document -> set(document, "/components/schemas/" + at, value));

    assertThat(changes).contains(sentence);
  }

  @Test
  void findsRoutesThatAreGone() {
    var changes = changes(document -> set(document, PLACE, null));

    assertThat(changes).containsExactly("POST /v1/orders is gone.");
  }

  @Test
  void findsRoutesThatWereOpen() {
    var changes =
        changes(document -> set(document, "/paths/~1v1~1customers/post/security", "[{\"a\":[]}]"));

    assertThat(changes).containsExactly("POST /v1/customers needs credentials.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/components/schemas/Order/properties/note | {\"type\":\"string\"}",
        "/components/schemas/OrderBody/properties/note | {\"type\":\"string\"}",
        "/components/schemas/OrderBody/required | [\"lines\"]",
        "/components/schemas/OrderBody/properties/lines/maxItems | 200",
        "/components/schemas/OrderLineBody/properties/sku/pattern | null",
        "/components/schemas/Order/properties/number/maxLength | 20",
        "/components/schemas/OrderBody/properties/metadata/additionalProperties/type | null",
        "/components/schemas/Order/properties/metadata/additionalProperties |"
            + " {\"type\":\"string\"}",
        "/components/schemas/Order/description | \"What was ordered.\"",
        "/paths/~1v1~1orders/put | {\"operationId\":\"putOrder\"}",
        PLACE + "/responses/418 | {}",
        PLACE + "/parameters/1 | {\"name\":\"dry\",\"in\":\"query\",\"schema\":{}}"
      })
  void letsThroughWhatClientsNeedNotCareAbout(String at, String value) {
    assertThat(changes(document -> set(document, at, value))).isEmpty();
  }

  private List<String> changes(Consumer<ObjectNode> change) {
    var copy = (ObjectNode) released.json().deepCopy();
    change.accept(copy);
    return BreakingChanges.between(released, ApiDocument.of(copy));
  }

  /** Sets what is at the pointer, or removes it. */
  private static void set(ObjectNode document, String pointer, String value) {
    var end = pointer.lastIndexOf('/');
    var owner = document.at(pointer.substring(0, end));
    var name = pointer.substring(end + 1).replace("~1", "/");
    if (owner instanceof ObjectNode object) {
      if (value == null || value.equals("null")) {
        object.remove(name);
      } else {
        object.set(name, JSON.readTree(value));
      }
    } else {
      ((ArrayNode) owner).add(JSON.readTree(value));
    }
  }
}
