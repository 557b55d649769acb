package dev.purser.web.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderHistoryControllerTest {
  private final TestClient client = TestService.client();
  private final Ordering ordering = new Ordering();

  @Test
  void tellsEveryChangeWithWhatItDid() {
    var order = ordering.place(3).json();
    var _ =
        ordering.step(
            order,
            "cancellations",
            "{\"lines\":[%s],\"reason\":\"two will do\"}".formatted(Ordering.firstLine(order, 1)));

    var history = client.get(history(order)).json();

    var placed = history.at("/items/0");
    var cancelled = history.at("/items/1");
    assertThat(history.at("/items")).hasSize(2);
    assertThat(placed.propertyNames())
        .containsExactly(
            "version",
            "kind",
            "by",
            "reason",
            "lines",
            "total",
            "held",
            "captured",
            "refunded",
            "expired",
            "at");
    assertThat(placed.at("/version").asLong()).isEqualTo(1);
    assertThat(placed.at("/kind").asString()).isEqualTo("PLACED");
    assertThat(placed.at("/by").asString()).isEqualTo("an administrator");
    assertThat(placed.at("/reason").isNull()).isTrue();
    assertThat(placed.at("/lines").toString())
        .isEqualTo(
            "[{\"lineId\":%s,\"sku\":\"%s\",\"quantity\":3}]"
                .formatted(order.at("/lines/0/id"), ordering.sku()));
    assertThat(placed.at("/held")).isEqualTo(order.at("/total"));
    assertThat(placed.at("/at")).isEqualTo(order.at("/placedAt"));
    assertThat(cancelled.at("/kind").asString()).isEqualTo("CANCELLED");
    assertThat(cancelled.at("/reason").asString()).isEqualTo("two will do");
    assertThat(cancelled.at("/total")).isEqualTo(order.at("/total"));
    assertThat(cancelled.at("/held").toString())
        .isEqualTo("{\"asset\":\"CREDIT\",\"amount\":-1250}");
    assertThat(cancelled.at("/captured/amount").asLong()).isZero();
    assertThat(cancelled.at("/refunded/amount").asLong()).isZero();
    assertThat(cancelled.at("/expired/amount").asLong()).isZero();
  }

  @Test
  void goesThroughByCursorAndForStaffByPage() {
    var order = ordering.place(1).json();
    var _ = ordering.step(order, "fulfilments", "{}");
    var _ = ordering.step(order, "returns", "{\"restock\":true}");

    var first = client.get(history(order) + "?limit=2").json();
    var rest = client.get(history(order) + "?cursor=" + first.at("/nextCursor").asString()).json();
    var second = client.get(history(order) + "?page=2&size=2").json();

    assertThat(kinds(first)).containsExactly("PLACED", "FULFILLED");
    assertThat(kinds(rest)).containsExactly("RETURNED");
    assertThat(rest.at("/nextCursor").isNull()).isTrue();
    assertThat(kinds(second)).containsExactly("RETURNED");
    assertThat(second.at("/total").asLong()).isEqualTo(3);
  }

  @Test
  void tellsCustomersWhoOnlyWhereItWasThemselves() {
    var order = ordering.place(2).json();
    var _ =
        client.post(
            Ordering.path(order) + "/cancellations",
            "{}",
            "Idempotency-Key",
            TestClient.newKey(),
            "Authorization",
            ordering.customersBearer());

    var told = client.get(history(order), "Authorization", ordering.customersBearer()).json();

    assertThat(told.at("/items/0/by").isNull()).isTrue();
    assertThat(told.at("/items/1/by").asString()).isEqualTo(ordering.customer().value().toString());
  }

  @Test
  void knowsNoHistoryOfOrdersOfOthers() {
    var order = ordering.place(1).json();

    var others = client.get(history(order), "Authorization", new Ordering().customersBearer());
    var unknown = client.get("/v1/orders/" + UUID.randomUUID() + "/history");

    assertThat(others.status()).isEqualTo(404);
    assertThat(unknown.status()).isEqualTo(404);
  }

  private static String history(JsonNode order) {
    return Ordering.path(order) + "/history";
  }

  private static Iterable<String> kinds(JsonNode page) {
    return page.at("/items").valueStream().map(change -> change.at("/kind").asString()).toList();
  }
}
