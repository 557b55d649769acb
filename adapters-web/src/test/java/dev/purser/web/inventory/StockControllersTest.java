package dev.purser.web.inventory;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import org.junit.jupiter.api.Test;

class StockControllersTest {
  private static final String BODY =
      "{\"type\":\"RECEIVE\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d,"
          + "\"reason\":\"new\"}";

  private final TestClient client = TestService.client();

  @Test
  void answersAReceiptAndTellsTheStock() {
    var answer = client.post(newKey(), "/v1/stock-movements", BODY.formatted("S-1", "MAIN", 5));

    var stock = client.get(answer.header("Location").orElseThrow()).json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().propertyNames())
        .containsExactly("id", "type", "sku", "location", "quantity", "reason", "reference", "at");
    assertThat(stock.at("/items").toString())
        .isEqualTo(
            "[{\"sku\":\"S-1\",\"location\":\"MAIN\",\"onHand\":5,\"allocated\":0,"
                + "\"available\":5,\"backorderLimit\":0,\"sellable\":5}]");
  }

  @Test
  void tellsWhyAReceiptIsRefused() {
    var answer = client.post(newKey(), "/v1/stock-movements", BODY.formatted("S-2", "ATTIC", -1));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unknown-location");
    assertThat(answer.json().at("/errors")).hasSize(2);
  }

  @Test
  void goesThroughTheStockPageByPage() {
    client.post(newKey(), "/v1/stock-movements", BODY.formatted("S-3", "MAIN", 1));
    client.post(newKey(), "/v1/stock-movements", BODY.formatted("S-4", "MAIN", 1));

    var first = client.get("/v1/stock?limit=1").json();

    var cursor = first.at("/nextCursor").asString();
    var second = client.get("/v1/stock?limit=1&cursor=" + cursor).json();
    assertThat(second.at("/items/0/sku").asString())
        .isGreaterThan(first.at("/items/0/sku").asString());
  }
}
