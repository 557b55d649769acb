package dev.purser.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import org.junit.jupiter.api.Test;

class ProductControllerTest {
  private static final String BODY =
      "{\"sku\":\"%s\",\"name\":\"Mug\",\"price\":{\"asset\":\"CREDIT\",\"amount\":%d}%s}";

  private final TestClient client = TestService.client();

  @Test
  void answersAProductWhole() {
    var answer =
        client.post("/v1/products", BODY.formatted("P-1", 1250, ",\"status\":\"PUBLISHED\""));

    var product = answer.json();
    var path = answer.header("Location").orElseThrow();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(product.propertyNames())
        .containsExactly(
            "id", "sku", "name", "description", "price", "status", "publishedAt", "createdAt");
    assertThat(product.at("/description").isNull()).isTrue();
    assertThat(product.at("/status").asString()).isEqualTo("PUBLISHED");
    assertThat(client.get(path).json()).isEqualTo(product);
  }

  @Test
  void makesADraftUnlessTold() {
    var product = client.post("/v1/products", BODY.formatted("P-2", 1250, "")).json();

    assertThat(product.at("/status").asString()).isEqualTo("DRAFT");
    assertThat(product.at("/publishedAt").isNull()).isTrue();
  }

  @Test
  void tellsWhyAProductIsRefused() {
    client.post("/v1/products", BODY.formatted("P-3", 1, ""));

    var answer = client.post("/v1/products", BODY.formatted("P-3", 0, ""));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("amount-out-of-range");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/price/amount");
    assertThat(answer.json().at("/errors/1/code").asString()).isEqualTo("sku-taken");
  }

  @Test
  void listsProducts() {
    client.post("/v1/products", BODY.formatted("P-4", 1, ""));

    var items = client.get("/v1/products?limit=200").json().at("/items");

    assertThat(items).anyMatch(item -> item.at("/sku").asString().equals("P-4"));
  }
}
