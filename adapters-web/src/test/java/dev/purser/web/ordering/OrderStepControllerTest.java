package dev.purser.web.ordering;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStepControllerTest {
  private final TestClient client = TestService.client();
  private final Ordering ordering = new Ordering();

  @Test
  void confirmsAReservation() {
    var order = ordering.place("\"confirm\":false,", 1).json();

    var answer = ordering.step(order, "confirmations", "");

    var confirmed = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(Ordering.path(order));
    assertThat(answer.header("ETag")).contains("\"2\"");
    assertThat(confirmed.at("/status").asString()).isEqualTo("PLACED");
    assertThat(confirmed.at("/deadline").isNull()).isTrue();
  }

  @Test
  void shipsPiecesFromALocation() {
    var order = ordering.place(3).json();
    var body =
        """
        {"lines":[{"lineId":"%s","quantity":2,"location":"MAIN"}],"tracking":"1Z999"}
        """
            .formatted(order.at("/lines/0/id").asString());

    var answer = ordering.step(order, "fulfilments", body);

    var shipped = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(shipped.at("/status").asString()).isEqualTo("PARTIALLY_FULFILLED");
    assertThat(shipped.at("/lines/0/fulfilled").asLong()).isEqualTo(2);
    assertThat(shipped.at("/lines/0/allocations").toString())
        .isEqualTo("[{\"location\":\"MAIN\",\"quantity\":1}]");
    assertThat(shipped.at("/fulfilments/0").propertyNames())
        .containsExactly("id", "lines", "tracking", "at");
    assertThat(shipped.at("/fulfilments/0/tracking").asString()).isEqualTo("1Z999");
    assertThat(shipped.at("/fulfilments/0/lines").toString())
        .isEqualTo(
            "[{\"lineId\":%s,\"location\":\"MAIN\",\"quantity\":2}]"
                .formatted(order.at("/lines/0/id")));
    assertThat(shipped.at("/payments/0/captured/amount").asLong()).isEqualTo(2 * Ordering.PRICE);
    assertThat(shipped.at("/payments/0/held/amount").asLong()).isEqualTo(Ordering.PRICE);
  }

  @Test
  void callsPiecesOff() {
    var order = ordering.place(3).json();
    var body =
        "{\"lines\":[%s],\"reason\":\"one is enough\"}".formatted(Ordering.firstLine(order, 2));

    var cancelled = ordering.step(order, "cancellations", body).json();

    assertThat(cancelled.at("/status").asString()).isEqualTo("PLACED");
    assertThat(cancelled.at("/lines/0/cancelled").asLong()).isEqualTo(2);
    assertThat(cancelled.at("/payments/0/held/amount").asLong()).isEqualTo(Ordering.PRICE);
  }

  @Test
  void takesPiecesBack() {
    var order = ordering.place(3).json();
    var _ = ordering.step(order, "fulfilments", "{}");
    var body =
        "{\"lines\":[%s],\"restock\":false,\"location\":\"MAIN\",\"reason\":\"broken\"}"
            .formatted(Ordering.firstLine(order, 2));

    var answer = ordering.step(order, "returns", body);

    var returned = answer.json();
    var back = returned.at("/returns/0");
    assertThat(answer.status()).as(returned.toString()).isEqualTo(201);
    assertThat(answer.header("ETag")).contains("\"3\"");
    assertThat(returned.at("/lines/0/returned").asLong()).isEqualTo(2);
    assertThat(back.propertyNames())
        .containsExactly("id", "lines", "restock", "reason", "refunded", "expired", "at");
    assertThat(back.at("/lines").toString())
        .isEqualTo(
            "[{\"lineId\":%s,\"location\":\"MAIN\",\"quantity\":2}]"
                .formatted(order.at("/lines/0/id")));
    assertThat(back.at("/restock").asBoolean()).isFalse();
    assertThat(back.at("/reason").asString()).isEqualTo("broken");
    assertThat(back.at("/refunded/amount").asLong()).isEqualTo(2 * Ordering.PRICE);
    assertThat(back.at("/expired/amount").asLong()).isZero();
    assertThat(returned.at("/payments/0/refunded")).isEqualTo(back.at("/refunded"));
  }

  @Test
  void takesNoLinesForAllThatIsOpenOrShipped() {
    var shipped = ordering.step(ordering.place(3).json(), "fulfilments", "").json();
    var cancelled = ordering.step(ordering.place(3).json(), "cancellations", "").json();
    var returned = ordering.step(shipped, "returns", "{\"restock\":true}").json();

    assertThat(shipped.at("/lines/0/fulfilled").asLong()).isEqualTo(3);
    assertThat(cancelled.at("/status").asString()).isEqualTo("CANCELLED");
    assertThat(returned.at("/lines/0/returned").asLong()).isEqualTo(3);
  }

  @Test
  void tellsEveryLineThatCannotBeNamedSo() {
    var order = ordering.place(3).json();
    var body =
        """
        {"lines":[%s,{"lineId":"%s","quantity":1},%s]}
        """
            .formatted(
                Ordering.firstLine(order, 4), UUID.randomUUID(), Ordering.firstLine(order, 0));

    var answer = ordering.step(order, "fulfilments", body);

    var errors = answer.json().at("/errors");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unknown-line");
    assertThat(errors.valueStream().map(e -> e.at("/pointer").asString()))
        .containsExactly("/lines/0/quantity", "/lines/1/lineId", "/lines/2/quantity");
    assertThat(errors.valueStream().map(e -> e.at("/code").asString()))
        .containsExactly("quantity-exceeds-open", "unknown-line", "quantity-out-of-range");
    assertThat(errors.at("/0/lineId")).isEqualTo(order.at("/lines/0/id"));
    assertThat(errors.at("/0/requested").asLong()).isEqualTo(4);
    assertThat(errors.at("/0/open").asLong()).isEqualTo(3);
  }

  @Test
  void refusesALocationThatThereIsNot() {
    var order = ordering.place(1).json();
    var _ = ordering.step(order, "fulfilments", "{}");

    var answer = ordering.step(order, "returns", "{\"restock\":true,\"location\":\"NOWHERE\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unknown-location");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/location");
  }

  @ParameterizedTest
  @CsvSource({
    "confirmations,,CONFIRM",
    "fulfilments,{},FULFIL",
    "cancellations,{},CANCEL",
    "returns,{\"restock\":true},RETURN"
  })
  void refusesAStepThatTheStatusDoesNotAllow(String path, String body, String step) {
    var order = ordering.place(1).json();
    var _ = ordering.step(order, "cancellations", "{}");

    var answer = ordering.step(order, path, body == null ? "" : body);

    var error = answer.json().at("/errors/0");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("illegal-transition");
    assertThat(error.at("/pointer").asString()).isEmpty();
    assertThat(error.at("/from").asString()).isEqualTo("CANCELLED");
    assertThat(error.at("/step").asString()).isEqualTo(step);
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirmations", "fulfilments", "cancellations"})
  void knowsNoOrderThatWasNotPlaced(String step) {
    var unknown = client.post(newKey(), "/v1/orders/" + UUID.randomUUID() + "/" + step, "{}");
    var nonsense = client.post(newKey(), "/v1/orders/nobody/" + step, "{}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(nonsense.status()).isEqualTo(404);
  }

  @Test
  void demandsToBeToldWhetherReturnsCanBeSoldAgain() {
    var order = ordering.place(1).json();

    var answer = ordering.step(order, "returns", "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/restock");
  }
}
