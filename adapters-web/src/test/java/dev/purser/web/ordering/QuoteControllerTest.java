package dev.purser.web.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.credit.LotTerms;
import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuoteControllerTest {
  private static final Instant NEVER_SOON = Instant.parse("2999-01-01T00:00:00Z");

  private final TestClient client = TestService.client();
  private final Ordering ordering = new Ordering();

  @Test
  void tellsWhatAnOrderWouldComeTo() {
    ordering.grant(500, new LotTerms(7, NEVER_SOON));

    var answer = ordering.quote("", 2, 1);

    var quote = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(quote.propertyNames())
        .containsExactly(
            "acceptable", "lines", "adjustments", "total", "allocations", "lots", "refusals");
    assertThat(quote.at("/acceptable").asBoolean()).isTrue();
    assertThat(quote.at("/lines")).hasSize(2);
    assertThat(quote.at("/lines/0").propertyNames())
        .containsExactly("sku", "name", "quantity", "unitPrice", "total", "allocations");
    assertThat(quote.at("/lines/0/allocations").toString())
        .isEqualTo("[{\"location\":\"MAIN\",\"quantity\":2}]");
    assertThat(quote.at("/total/amount").asLong()).isEqualTo(3 * Ordering.PRICE);
    assertThat(quote.at("/allocations").toString())
        .isEqualTo(
            "[{\"sku\":\"%s\",\"location\":\"MAIN\",\"quantity\":3}]".formatted(ordering.sku()));
    assertThat(quote.at("/lots")).hasSize(1);
    assertThat(quote.at("/lots/0").propertyNames())
        .containsExactly("id", "amount", "priority", "expiresAt");
    assertThat(quote.at("/lots/0/amount").toString())
        .isEqualTo("{\"asset\":\"CREDIT\",\"amount\":500}");
    assertThat(quote.at("/lots/0/priority").asInt()).isEqualTo(7);
    assertThat(quote.at("/lots/0/expiresAt").asString()).isEqualTo("2999-01-01T00:00:00Z");
    assertThat(quote.at("/refusals")).isEmpty();
  }

  @Test
  void changesNothing() {
    var _ = ordering.quote("", Ordering.PIECES / 20);

    var again = ordering.quote("", 1).json();

    var list = client.get("/v1/orders?customer=" + ordering.customer().value()).json();
    assertThat(again.at("/acceptable").asBoolean()).isTrue();
    assertThat(list.at("/items")).isEmpty();
  }

  @Test
  void tellsTheRefusalsAsAProblemWould() {
    var quoted = ordering.quote("", Ordering.PIECES + 1).json();
    var refused = ordering.place(Ordering.PIECES + 1).json();

    assertThat(quoted.at("/acceptable").asBoolean()).isFalse();
    assertThat(quoted.at("/total/amount").asLong())
        .isEqualTo((Ordering.PIECES + 1) * Ordering.PRICE);
    assertThat(quoted.at("/lots")).isEmpty();
    assertThat(quoted.at("/refusals")).isNotEmpty().isEqualTo(refused.at("/errors"));
  }

  @Test
  void hasNoTotalUnlessEveryLineCanBePriced() {
    var body =
        "{\"customerId\":\"%s\",\"lines\":[{\"sku\":\"NONE\",\"quantity\":1}]}"
            .formatted(ordering.customer().value());

    var quote = client.post("/v1/quotes", body).json();

    assertThat(quote.at("/total").isNull()).isTrue();
    assertThat(quote.at("/lines")).isEmpty();
    assertThat(quote.at("/refusals/0/code").asString()).isEqualTo("unknown-sku");
    assertThat(quote.at("/refusals/0/pointer").asString()).isEqualTo("/lines/0/sku");
  }

  @Test
  void quotesCustomersForThemselves() {
    var body = "{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(ordering.sku());

    var own = client.post("/v1/quotes", body, "Authorization", ordering.customersBearer());
    var staffs = client.post("/v1/quotes", body);
    var nobodys = client.anonymous().post("/v1/quotes", body);

    assertThat(own.json().at("/acceptable").asBoolean()).isTrue();
    assertThat(staffs.status()).isEqualTo(400);
    assertThat(staffs.json().at("/errors/0/pointer").asString()).isEqualTo("/customerId");
    assertThat(nobodys.status()).isEqualTo(401);
  }

  @Test
  void doesNotTellOthersWhatSomebodyHas() {
    var body =
        "{\"customerId\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}"
            .formatted(ordering.customer().value(), ordering.sku());
    var stranger = new Ordering().customersBearer();

    var quote = client.post("/v1/quotes", body, "Authorization", stranger).json();

    assertThat(quote.at("/acceptable").asBoolean()).isFalse();
    assertThat(quote.at("/refusals/0/code").asString()).isEqualTo("unknown-account");
    assertThat(quote.at("/lots")).isEmpty();
  }
}
