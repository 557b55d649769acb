package dev.purser.web.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderControllerTest {
  private final TestClient client = TestService.client();
  private final Ordering ordering = new Ordering();

  @Test
  void answersAPlacedOrderWhole() {
    var answer =
        ordering.place(
            """
            "confirm":true,"capture":"ON_FULFILMENT","shipTo":{"city":"Bern"},
            "metadata":{"cart":"7"},
            """,
            2);

    var order = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(Ordering.path(order));
    assertThat(answer.header("ETag")).contains("\"1\"");
    assertThat(order.propertyNames())
        .containsExactly(
            "id",
            "number",
            "customerId",
            "status",
            "capture",
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
    assertThat(order.at("/customerId").asString())
        .isEqualTo(ordering.customer().value().toString());
    assertThat(order.at("/status").asString()).isEqualTo("PLACED");
    assertThat(order.at("/capture").asString()).isEqualTo("ON_FULFILMENT");
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
    assertThat(order.at("/lines/0/allocations").toString())
        .isEqualTo("[{\"location\":\"MAIN\",\"quantity\":2}]");
    assertThat(order.at("/total").toString()).isEqualTo("{\"asset\":\"CREDIT\",\"amount\":2500}");
    assertThat(order.at("/payments/0").propertyNames())
        .containsExactly("accountId", "holdId", "held", "captured", "refunded", "expired");
    assertThat(order.at("/payments/0/held")).isEqualTo(order.at("/total"));
    assertThat(order.at("/shipTo").toString()).isEqualTo("{\"city\":\"Bern\"}");
    assertThat(order.at("/metadata").toString()).isEqualTo("{\"cart\":\"7\"}");
    assertThat(order.at("/deadline").isNull()).isTrue();
    assertThat(client.get(Ordering.path(order)).json()).isEqualTo(order);
  }

  @Test
  void reservesAnOrderUntilItsDeadline() {
    var order = ordering.place("\"confirm\":false,", 1).json();

    assertThat(order.at("/status").asString()).isEqualTo("RESERVED");
    assertThat(order.at("/deadline").asString()).isGreaterThan(order.at("/placedAt").asString());
  }

  @Test
  void spendsWhatIsCapturedOnPlacementAtOnce() {
    var order = ordering.place("\"capture\":\"ON_PLACEMENT\",", 2).json();

    assertThat(order.at("/capture").asString()).isEqualTo("ON_PLACEMENT");
    assertThat(order.at("/payments/0/held/amount").asLong()).isZero();
    assertThat(order.at("/payments/0/captured")).isEqualTo(order.at("/total"));
  }

  @Test
  void tellsEveryRefusalWithItsFigures() {
    var body =
        """
        {"customerId":"%s","lines":[{"sku":"%s","quantity":0},{"sku":"CUP","quantity":1},
         {"sku":"%s","quantity":1,"expectedUnitPrice":{"asset":"CREDIT","amount":1}}]}
        """
            .formatted(ordering.customer().value(), ordering.sku(), ordering.sku());

    var answer = client.post(TestClient.newKey(), "/v1/orders", body);

    var errors = answer.json().at("/errors");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unknown-sku");
    assertThat(errors.valueStream().map(e -> e.at("/pointer").asString()))
        .containsExactlyInAnyOrder(
            "/lines/0/quantity", "/lines/1/sku", "/lines/2/expectedUnitPrice");
    assertThat(errors.valueStream().filter(e -> e.at("/code").asString().equals("price-changed")))
        .singleElement()
        .satisfies(e -> assertThat(e.at("/actual").asLong()).isEqualTo(Ordering.PRICE));
  }

  @Test
  void tellsWhereHowMuchCanBeHadOfWhatIsOutOfStock() {
    var answer = ordering.place(Ordering.PIECES + 1);

    var errors = answer.json().at("/errors");
    assertThat(answer.code()).isEqualTo("out-of-stock");
    assertThat(errors.at("/0/pointer").asString()).isEqualTo("/lines/0/quantity");
    assertThat(errors.at("/0/requested").asLong()).isEqualTo(Ordering.PIECES + 1);
    assertThat(errors.at("/0/locations").toString())
        .isEqualTo("[{\"location\":\"MAIN\",\"sellable\":1000}]");
    assertThat(errors.at("/1/code").asString()).isEqualTo("insufficient-credit");
  }

  @Test
  void listsTheOrdersOfACustomerNewestFirst() {
    var first = ordering.place(1).json();
    var second = ordering.place(1).json();
    var list = "/v1/orders?customer=" + ordering.customer().value();

    var page = client.get(list + "&limit=1").json();

    var rest = client.get(list + "&cursor=" + page.at("/nextCursor").asString()).json();
    assertThat(page.at("/items/0/id")).isEqualTo(second.at("/id"));
    assertThat(rest.at("/items/0/id")).isEqualTo(first.at("/id"));
    assertThat(rest.at("/items")).hasSize(1);
  }

  @Test
  void changesWhatAnOrderIsOf() {
    var order = ordering.place(2).json();

    var answer =
        ordering.edit(
            order,
            "\"1\"",
            "{\"lines\":[{\"sku\":\"%s\",\"quantity\":3},{\"sku\":\"%s\",\"quantity\":1}]}"
                .formatted(ordering.sku(), ordering.otherSku()));

    var edited = answer.json();
    assertThat(answer.status()).as(edited.toString()).isEqualTo(200);
    assertThat(answer.header("ETag")).contains("\"2\"");
    assertThat(answer.header("Location")).isEmpty();
    assertThat(edited.at("/lines")).hasSize(2);
    assertThat(edited.at("/total/amount").asLong()).isEqualTo(4 * Ordering.PRICE);
    assertThat(edited.at("/payments/0/held")).isEqualTo(edited.at("/total"));
    assertThat(client.get(Ordering.path(order)).json()).isEqualTo(edited);
  }

  @Test
  void keepsWhatAChangeDoesNotMention() {
    var order =
        ordering.place("\"shipTo\":{\"city\":\"Bern\"},\"metadata\":{\"cart\":7},", 2).json();

    var edited = ordering.edit(order, "*", "{\"shipTo\":{\"city\":\"Rome\"}}").json();

    assertThat(edited.at("/shipTo").toString()).isEqualTo("{\"city\":\"Rome\"}");
    assertThat(edited.at("/metadata")).isEqualTo(order.at("/metadata"));
    assertThat(edited.at("/lines")).isEqualTo(order.at("/lines"));
  }

  @Test
  void changesAddressAndMetadataNameByName() {
    var order =
        ordering
            .place(
                "\"shipTo\":{\"city\":\"Bern\",\"floor\":\"2\"},"
                    + "\"metadata\":{\"cart\":7,\"gift\":{\"card\":\"To Bob\"}},",
                2)
            .json();

    var edited =
        ordering
            .edit(
                order,
                "*",
                "{\"shipTo\":{\"city\":\"Rome\",\"floor\":null},"
                    + "\"metadata\":{\"cart\":null,\"gift\":{\"wrapped\":true}}}")
            .json();

    assertThat(edited.at("/shipTo").toString()).isEqualTo("{\"city\":\"Rome\"}");
    assertThat(edited.at("/metadata").toString())
        .isEqualTo("{\"gift\":{\"card\":\"To Bob\",\"wrapped\":true}}");
  }

  @Test
  void emptiesWhatIsChangedToNull() {
    var order =
        ordering.place("\"shipTo\":{\"city\":\"Bern\"},\"metadata\":{\"cart\":7},", 2).json();

    var edited = ordering.edit(order, "*", "{\"shipTo\":null,\"metadata\":null}").json();

    assertThat(edited.at("/shipTo").toString()).isEqualTo("{}");
    assertThat(edited.at("/metadata").toString()).isEqualTo("{}");
  }

  @Test
  void doesNotTakeLinesAway() {
    var order = ordering.place(2).json();

    var answer = ordering.edit(order, "*", "{\"lines\":null,\"status\":\"FULFILLED\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()))
        .containsExactly("/lines", "/status");
  }

  @Test
  void changesOnlyWhatWasSeen() {
    var order = ordering.place(2).json();
    var _ = ordering.edit(order, "\"1\"", "{\"metadata\":{\"cart\":8}}");

    var stale = ordering.edit(order, "\"1\"", "{\"metadata\":{\"cart\":9}}");
    var blind =
        client.send(
            "PATCH",
            Ordering.path(order),
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            TestClient.newKey());

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("precondition-failed");
    assertThat(blind.status()).isEqualTo(428);
    assertThat(blind.code()).isEqualTo("precondition-required");
  }

  @Test
  void demandsAKeyAndAVersionAtOnce() {
    var order = ordering.place(2).json();

    var answer =
        client.send(
            "PATCH",
            Ordering.path(order),
            BodyPublishers.ofString("{\"lines\":7}"),
            "Content-Type",
            "application/json");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/code").asString()))
        .containsExactly("idempotency-key-missing", "precondition-required", "malformed-request");
  }

  @Test
  void knowsNoOrderThatWasNotPlaced() {
    assertThat(client.get("/v1/orders/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(client.get("/v1/orders/nobody").status()).isEqualTo(404);
  }
}
