package dev.purser.web.inventory;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Shop;
import dev.purser.domain.shared.Sku;
import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockControllersTest {
  private static final String MOVEMENTS = "/v1/stock-movements";

  private static final String BODY =
      """
      {"type":"%s","sku":"%s","location":"%s","quantity":%d,"reason":"new","reference":"D-12"}
      """;

  private static final String TRANSFER =
      """
      {"type":"TRANSFER","sku":"%s","location":"MAIN","toLocation":"%s","quantity":%d}
      """;

  private final TestClient client = TestService.client();
  private final Clerk clerk = new Clerk(TestService.bean(Shop.class));

  @Test
  void answersMovementThatCanBeReadAgain() {
    var sku = sku();

    var answer = move("RECEIVE", sku, 5);

    var id = answer.json().at("/id").asString();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).hasValue(MOVEMENTS + "/" + id);
    assertThat(answer.json().propertyNames())
        .containsExactly(
            "id",
            "type",
            "sku",
            "location",
            "fromLocation",
            "toLocation",
            "quantity",
            "reason",
            "reference",
            "orderId",
            "at");
    assertThat(answer.json().at("/reference").asString()).isEqualTo("D-12");
    assertThat(client.get(MOVEMENTS + "/" + id).json()).isEqualTo(answer.json());
    assertThat(client.get("/v1/stock?sku=" + sku).json().at("/items").toString())
        .isEqualTo(
            "[{\"sku\":\""
                + sku
                + "\",\"location\":\"MAIN\",\"onHand\":5,\"allocated\":0,\"available\":5,"
                + "\"backorderLimit\":0,\"sellable\":5,\"lowStockThreshold\":null,"
                + "\"lowStock\":false}]");
  }

  @ParameterizedTest
  @CsvSource({"RETURN,3,3", "SHIP,3,-3", "WRITE_OFF,3,-3", "ADJUST,3,3", "ADJUST,-3,-3"})
  void tellsQuantitiesWithTheirSign(String type, int asked, int told) {
    var sku = sku();
    var _ = move("RECEIVE", sku, 5);

    var answer = move(type, sku, asked);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/type").asString()).isEqualTo(type);
    assertThat(answer.json().at("/quantity").asInt()).isEqualTo(told);
  }

  @Test
  void tellsBothSidesOfTransfer() {
    var sku = sku();
    var there = clerk.location(7).value();
    var _ = move("RECEIVE", sku, 5);

    var answer = client.post(newKey(), MOVEMENTS, TRANSFER.formatted(sku, there, 4));

    var sides = client.get(MOVEMENTS + "?type=TRANSFER&sku=" + sku).json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/toLocation").asString()).isEqualTo(there);
    assertThat(answer.json().at("/fromLocation").isNull()).isTrue();
    assertThat(sides.at("/items/1")).isEqualTo(answer.json());
    assertThat(sides.at("/items/0/location").asString()).isEqualTo(there);
    assertThat(sides.at("/items/0/fromLocation").asString()).isEqualTo("MAIN");
    assertThat(sides.at("/items/0/quantity").asInt()).isEqualTo(4);
  }

  @Test
  void tellsWhyMovementIsRefused() {
    var answer = client.post(newKey(), MOVEMENTS, BODY.formatted("RECEIVE", sku(), "ATTIC", -1));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unknown-location");
    assertThat(answer.json().at("/errors")).hasSize(2);
  }

  @Test
  void tellsWhatOrdersClaimOfWhatIsAdjustedAway() {
    var sku = sku();
    var _ = move("RECEIVE", sku, 5);
    var _ = clerk.order(clerk.customerWith(100), new Sku(sku), 4);

    var answer = move("ADJUST", sku, -2);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("stock-allocated");
    var error = answer.json().at("/errors/0");
    assertThat(error.at("/pointer").asString()).isEqualTo("/quantity");
    assertThat(error.at("/onHand").asInt()).isEqualTo(3);
    assertThat(error.at("/allocated").asInt()).isEqualTo(4);
    assertThat(error.at("/backorderLimit").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"TRANSFER\",\"sku\":\"S\",\"location\":\"MAIN\",\"quantity\":1}",
        "{\"type\":\"TRANSFER\",\"sku\":\"S\",\"location\":\"A\",\"toLocation\":\"A\","
            + "\"quantity\":1}",
        "{\"type\":\"SHIP\",\"sku\":\"S\",\"location\":\"A\",\"toLocation\":\"B\",\"quantity\":1}"
      })
  void takesTargetWithTransferAlone(String body) {
    var answer = client.post(newKey(), MOVEMENTS, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors")).hasSize(1);
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/toLocation");
  }

  @Test
  void goesThroughMovementsPageByPage() {
    var sku = sku();
    var _ = move("RECEIVE", sku, 5);
    var _ = move("SHIP", sku, 1);
    var list = MOVEMENTS + "?sku=" + sku + "&location=MAIN";

    var first = client.get(list + "&limit=1").json();

    var cursor = first.at("/nextCursor").asString();
    var second = client.get(list + "&limit=1&cursor=" + cursor).json();
    assertThat(first.at("/items/0/type").asString()).isEqualTo("SHIP");
    assertThat(second.at("/items/0/type").asString()).isEqualTo("RECEIVE");
    assertThat(client.get(list + "&page=1&size=1").json().at("/total").asInt()).isEqualTo(2);
    assertThat(client.get(MOVEMENTS + "?order=" + UUID.randomUUID()).json().at("/items")).isEmpty();
  }

  @Test
  void goesThroughTheStockPageByPage() {
    var _ = move("RECEIVE", sku(), 1);
    var _ = move("RECEIVE", sku(), 1);

    var first = client.get("/v1/stock?limit=1&location=MAIN").json();

    var cursor = first.at("/nextCursor").asString();
    var second = client.get("/v1/stock?limit=1&location=MAIN&cursor=" + cursor).json();
    assertThat(second.at("/items/0/sku").asString())
        .isGreaterThan(first.at("/items/0/sku").asString());
  }

  @Test
  void limitsWhatMayBePromisedAndTellsWhatIsLow() {
    var sku = sku();

    var answer = limit(sku, "{\"location\":\"MAIN\",\"backorderLimit\":5,\"lowStockThreshold\":2}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/sellable").asInt()).isEqualTo(5);
    assertThat(answer.json().at("/lowStock").asBoolean()).isTrue();
    assertThat(client.get(answer.header("Location").orElseThrow()).json().at("/items/0"))
        .isEqualTo(answer.json());
    assertThat(low(sku, true)).isEqualTo(1);
    assertThat(low(sku, false)).isZero();
    var cleared = limit(sku, "{\"location\":\"MAIN\",\"lowStockThreshold\":null}");
    assertThat(cleared.json().at("/lowStockThreshold").isNull()).isTrue();
    assertThat(cleared.json().at("/backorderLimit").asInt()).isEqualTo(5);
    assertThat(low(sku, true)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "not%20a%20sku"})
  void limitsNothingThatIsNoProduct(String sku) {
    var answer = limit(sku, "{\"location\":\"MAIN\",\"backorderLimit\":5}");

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void refusesLimitsThatCannotBe() {
    var answer = limit(sku(), "{\"location\":\"MAIN\",\"backorderLimit\":-1}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("quantity-out-of-range");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/backorderLimit");
    assertThat(limit(sku(), "{\"location\":\"MAIN\",\"backorderLimit\":null}").status())
        .isEqualTo(400);
  }

  private int low(String sku, boolean lowStock) {
    var list = client.get("/v1/stock?sku=" + sku + "&lowStock=" + lowStock).json();
    return list.at("/items").size();
  }

  private String sku() {
    return clerk.product(5).value();
  }

  private Response move(String type, String sku, int quantity) {
    return client.post(newKey(), MOVEMENTS, BODY.formatted(type, sku, "MAIN", quantity));
  }

  private Response limit(String sku, String body) {
    return client.post(newKey(), "/v1/stock/" + sku + "/limits", body);
  }
}
