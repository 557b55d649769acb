package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditControllerTest {
  private final TestClient client = TestService.client();

  @Test
  void tellsWhoDidWhatToWhatAndWhen() {
    var item = client.get("/v1/audit").json().at("/items/0");

    assertThat(item.propertyNames())
        .containsExactly("id", "at", "actor", "role", "action", "resource", "outcome");
    assertThat(item.at("/at").asString()).isEqualTo("2026-11-20T12:00:00.000001Z");
    assertThat(item.at("/actor").asString()).isEqualTo("ada");
    assertThat(item.at("/outcome").asString()).isEqualTo("REFUSED");
  }

  @ParameterizedTest
  @CsvSource({
    "actor=ada, place-order",
    "actor=anonymous, sign-up",
    "action=sign-up, sign-up",
    "resource=0199d3f4-8e21-7d48-b7a6-3c9e2f1d5b04, place-order",
    "from=2026-11-20T12:00:00Z, place-order",
    "before=2026-11-20T13:00:00.000001%2B01:00, sign-up"
  })
  void tellsWhatIsLookedFor(String query, String action) {
    var items = client.get("/v1/audit?" + query).json().at("/items");

    assertThat(items).extracting(item -> item.at("/action").asString()).isEqualTo(List.of(action));
  }

  @Test
  void goesOnByCursor() {
    var first = client.get("/v1/audit?limit=1").json();

    var second = client.get("/v1/audit?limit=1&cursor=" + first.at("/nextCursor").asString());

    assertThat(second.json().at("/items/0/action").asString()).isEqualTo("sign-up");
    assertThat(second.json().at("/nextCursor").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource=1",
        "from=yesterday",
        "from=2026-11-20",
        "from=2026-11-20T12:00:00",
        "before=%2B999999999-01-01T00:00:00Z",
        "before=-0001-01-01T00:00:00Z",
        "actor=",
        "outcome=DONE",
        "page=1"
      })
  void refusesWhatIsNoFilter(String query) {
    assertThat(client.get("/v1/audit?" + query).status()).isEqualTo(400);
  }
}
