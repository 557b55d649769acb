package dev.purser.web.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.shared.Moments;
import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AvailabilityControllerTest {
  private static final String ACCOUNT = "/v1/accounts/" + FakeAvailability.ACCOUNT.value();

  private final TestClient client = TestService.client();

  @Test
  void listsLotsPageByPage() {
    var first = client.get(ACCOUNT + "/lots?limit=1");
    var second =
        client.get(ACCOUNT + "/lots?limit=1&cursor=" + first.json().at("/nextCursor").asString());

    assertThat(first.json().at("/items/0").toString())
        .isEqualTo(
            ("{\"id\":\"%s\",\"remaining\":30,\"held\":5,\"priority\":50,\"expiresAt\":\"%s\","
                    + "\"expired\":true,\"createdAt\":\"%s\"}")
                .formatted(
                    FakeAvailability.EXPIRED.id().value(),
                    FakeAvailability.EXPIRED.terms().expiresAt(),
                    FakeAvailability.EXPIRED.createdAt()));
    assertThat(second.json().at("/items/0/id").asString())
        .isEqualTo(FakeAvailability.LASTING.id().value().toString());
    assertThat(second.json().at("/items/0/expiresAt").isNull()).isTrue();
    assertThat(second.json().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void explainsWhatIsAvailable() {
    var explanation = client.get(ACCOUNT + "/explanation").json();

    assertThat(explanation.propertyNames())
        .containsExactly(
            "accountId",
            "asset",
            "at",
            "posted",
            "held",
            "expired",
            "floor",
            "available",
            "base",
            "baseHeld",
            "lots",
            "holds",
            "openHolds");
    assertThat(explanation.at("/available").asLong())
        .isEqualTo(
            explanation.at("/posted").asLong()
                - explanation.at("/held").asLong()
                - explanation.at("/expired").asLong()
                - explanation.at("/floor").asLong());
    assertThat(explanation.at("/expired").asLong()).isEqualTo(25);
    assertThat(explanation.at("/lots/1").toString())
        .isEqualTo(
            "{\"priority\":60,\"expiresAt\":null,\"expired\":false,\"count\":1,"
                + "\"remaining\":20,\"held\":0}");
    assertThat(explanation.at("/holds/0/orderId").asString())
        .isEqualTo(FakeAvailability.ORDER.toString());
    assertThat(explanation.at("/holds/0/remaining").asLong()).isEqualTo(12);
    assertThat(explanation.at("/holds/0/expiresAt").asString())
        .isEqualTo(Moments.EVENING.toString());
  }

  @Test
  void explainsAccountOfTheHouseWithoutFloorAndWithNothingAvailable() {
    var explanation =
        client.get("/v1/accounts/" + FakeCredits.HOUSE.value() + "/explanation").json();

    assertThat(explanation.at("/posted").asLong()).isEqualTo(-9 * 9_007_199_254_740_991L);
    assertThat(explanation.at("/base")).isEqualTo(explanation.at("/posted"));
    assertThat(explanation.at("/floor").isNull()).isTrue();
    assertThat(explanation.at("/available").isNull()).isTrue();
    assertThat(explanation.at("/lots")).isEmpty();
    assertThat(explanation.at("/openHolds").asLong()).isZero();
  }

  @Test
  void explainsNothingThatIsNotThere() {
    var nowhere = "/v1/accounts/" + UUID.randomUUID();

    assertThat(client.get(nowhere + "/lots").status()).isEqualTo(404);
    assertThat(client.get(nowhere + "/explanation").status()).isEqualTo(404);
    assertThat(client.get(ACCOUNT + "/lots?cursor=made-up").status()).isEqualTo(400);
  }
}
