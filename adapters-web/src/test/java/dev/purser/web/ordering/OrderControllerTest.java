package dev.purser.web.ordering;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderControllerTest {
  private final TestClient client = TestService.client();
  private final String customer = UUID.randomUUID().toString();

  @Test
  void answersAPlacedOrderWhole() {
    var answer =
        post(
            """
            {"customerId":"%s","lines":[{"sku":"MUG-1","quantity":2,
             "expectedUnitPrice":{"asset":"CREDIT","amount":1250}}],"confirm":true,
             "capture":"ON_FULFILMENT","shipTo":{"city":"Bern"},"metadata":{"cart":"7"}}
            """);

    var order = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains("/v1/orders/" + order.at("/id").asString());
    assertThat(order.propertyNames())
        .containsExactly(
            "id",
            "number",
            "customerId",
            "status",
            "lines",
            "adjustments",
            "total",
            "payments",
            "fulfilments",
            "returns",
            "shipTo",
            "metadata",
            "placedAt",
            "deadline",
            "version");
    assertThat(order.at("/number").isString()).isTrue();
    assertThat(order.at("/status").asString()).isEqualTo("PLACED");
    assertThat(order.at("/lines/0").propertyNames())
        .containsExactly(
            "id",
            "sku",
            "name",
            "quantity",
            "unitPrice",
            "total",
            "fulfilled",
            "cancelled",
            "returned",
            "allocations");
    assertThat(order.at("/lines/0/allocations/0").toString())
        .isEqualTo("{\"location\":\"MAIN\",\"quantity\":2}");
    assertThat(order.at("/total").toString()).isEqualTo("{\"asset\":\"CREDIT\",\"amount\":2500}");
    assertThat(order.at("/payments/0").propertyNames())
        .containsExactly("accountId", "holdId", "held", "captured", "refunded");
    assertThat(order.at("/shipTo/city").asString()).isEqualTo("Bern");
    assertThat(order.at("/deadline").isNull()).isTrue();
    assertThat(client.get("/v1/orders/" + order.at("/id").asString()).json()).isEqualTo(order);
  }

  @Test
  void tellsEveryRefusalWithItsFigures() {
    var answer =
        post(
            """
            {"customerId":"%s","lines":[{"sku":"MUG-1","quantity":0},{"sku":"CUP","quantity":1},
             {"sku":"MUG-1","quantity":1,"expectedUnitPrice":{"asset":"CREDIT","amount":1}}]}
            """);

    var errors = answer.json().at("/errors");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unknown-sku");
    assertThat(errors.at("/0/pointer").asString()).isEqualTo("/lines/0/quantity");
    assertThat(errors.at("/0/code").asString()).isEqualTo("quantity-out-of-range");
    assertThat(errors.at("/1/pointer").asString()).isEqualTo("/lines/1/sku");
    assertThat(errors.at("/1/sku").asString()).isEqualTo("CUP");
    assertThat(errors.at("/2/pointer").asString()).isEqualTo("/lines/2/expectedUnitPrice");
    assertThat(errors.at("/2/actual").asLong()).isEqualTo(1250);
  }

  @Test
  void locatesARefusalOfAllOfItAtTheRoot() {
    var answer = post("{\"customerId\":\"%s\",\"lines\":[{\"sku\":\"MUG-1\",\"quantity\":1000}]}");

    assertThat(answer.code()).isEqualTo("insufficient-credit");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEmpty();
    assertThat(answer.json().at("/errors/0/available").asLong()).isEqualTo(100_000);
  }

  @Test
  void fulfilsAnOrder() {
    var order = place();

    var answer = client.post(newKey(), path(order) + "/fulfilments", "{\"tracking\":\"1Z999\"}");

    var fulfilled = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(path(order));
    assertThat(fulfilled.at("/status").asString()).isEqualTo("FULFILLED");
    assertThat(fulfilled.at("/fulfilments/0").propertyNames())
        .containsExactly("id", "lines", "tracking", "at");
    assertThat(fulfilled.at("/fulfilments/0/tracking").asString()).isEqualTo("1Z999");
    assertThat(fulfilled.at("/fulfilments/0/lines/0/lineId")).isEqualTo(order.at("/lines/0/id"));
    assertThat(fulfilled.at("/payments/0/captured")).isEqualTo(order.at("/total"));
  }

  @Test
  void takesNoBodyForNothingToSay() {
    var cancelled = client.post(newKey(), path(place()) + "/cancellations", "");
    var fulfilled = client.post(newKey(), path(place()) + "/fulfilments", "{}");

    assertThat(cancelled.json().at("/status").asString()).isEqualTo("CANCELLED");
    assertThat(fulfilled.json().at("/status").asString()).isEqualTo("FULFILLED");
  }

  @Test
  void refusesAStepThatTheStatusDoesNotAllow() {
    var order = place();
    client.post(newKey(), path(order) + "/cancellations", "{\"reason\":\"changed my mind\"}");

    var answer = client.post(newKey(), path(order) + "/fulfilments", "{}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("illegal-transition");
    assertThat(answer.json().at("/errors/0/from").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void knowsNoOrderThatWasNotPlaced() {
    var unknown = client.post(newKey(), "/v1/orders/" + UUID.randomUUID() + "/fulfilments", "{}");
    var nonsense = client.post(newKey(), "/v1/orders/nobody/fulfilments", "{}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(nonsense.status()).isEqualTo(404);
  }

  @Test
  void listsTheOrdersOfACustomerNewestFirst() {
    var first = place();
    var second = place();

    var page = client.get("/v1/orders?customer=" + customer + "&limit=1").json();

    var cursor = page.at("/nextCursor").asString();
    var rest = client.get("/v1/orders?customer=" + customer + "&cursor=" + cursor).json();
    assertThat(page.at("/items/0/id")).isEqualTo(second.at("/id"));
    assertThat(rest.at("/items/0/id")).isEqualTo(first.at("/id"));
    assertThat(rest.at("/items")).hasSize(1);
  }

  private Response post(String body) {
    return client.post(newKey(), "/v1/orders", body.formatted(customer));
  }

  private JsonNode place() {
    return post("{\"customerId\":\"%s\",\"lines\":[{\"sku\":\"MUG-1\",\"quantity\":1}]}").json();
  }

  private static String path(JsonNode order) {
    return "/v1/orders/" + order.at("/id").asString();
  }
}
