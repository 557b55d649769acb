package dev.purser.web.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockExplanationControllerTest {
  private final TestClient client = TestService.client();
  private final Ordering ordering = new Ordering();

  @Test
  void tellsWhichOrdersClaimHowMuchUntilWhen() {
    var placed = ordering.place(2).json();
    var reserved = ordering.place("\"confirm\":false,", 3).json();

    var answer = client.get("/v1/stock/" + ordering.sku() + "/explanation");

    var explained = answer.json();
    var stock = explained.at("/locations/0");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(explained.propertyNames()).containsExactly("sku", "locations");
    assertThat(explained.at("/sku").asString()).isEqualTo(ordering.sku().value());
    assertThat(explained.at("/locations")).hasSize(1);
    assertThat(stock.propertyNames())
        .containsExactly(
            "location",
            "onHand",
            "allocated",
            "available",
            "backorderLimit",
            "sellable",
            "claims",
            "claimedByOthers");
    assertThat(stock.at("/location").asString()).isEqualTo("MAIN");
    assertThat(stock.at("/onHand").asLong()).isEqualTo(Ordering.PIECES);
    assertThat(stock.at("/allocated").asLong()).isEqualTo(5);
    assertThat(stock.at("/available").asLong()).isEqualTo(Ordering.PIECES - 5);
    assertThat(stock.at("/sellable").asLong()).isEqualTo(Ordering.PIECES - 5);
    assertThat(stock.at("/claims/0").toString())
        .isEqualTo(
            "{\"orderId\":%s,\"number\":%s,\"quantity\":2,\"until\":null}"
                .formatted(placed.at("/id"), placed.at("/number")));
    assertThat(stock.at("/claims/1/quantity").asLong()).isEqualTo(3);
    assertThat(stock.at("/claims/1/until")).isEqualTo(reserved.at("/deadline"));
    assertThat(stock.at("/claimedByOthers").asLong()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTHING", "no%20sku"})
  void knowsNothingOfWhatIsNotKept(String sku) {
    var answer = client.get("/v1/stock/" + sku + "/explanation");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not-found");
  }

  @Test
  void isForWhoeverMayReadEverything() {
    var answer =
        client.get(
            "/v1/stock/" + ordering.sku() + "/explanation",
            "Authorization",
            ordering.customersBearer());

    assertThat(answer.status()).isEqualTo(403);
  }
}
