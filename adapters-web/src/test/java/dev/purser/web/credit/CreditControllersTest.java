package dev.purser.web.credit;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreditControllersTest {
  private static final String RICH = FakeCredits.RICH.value().toString();
  private static final String POOR = FakeCredits.POOR.value().toString();

  private final TestClient client = TestService.client();

  @Test
  void answersATransferWhole() {
    var body =
        """
        {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":5},"reference":"r-1"}
        """
            .formatted(RICH, POOR);

    var answer = client.post(newKey(), "/v1/transfers", body);

    var transfer = answer.json();
    var path = "/v1/transfers/" + transfer.at("/id").asString();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(path);
    assertThat(transfer.propertyNames())
        .containsExactly("id", "legs", "reference", "metadata", "createdAt");
    assertThat(transfer.at("/legs").toString())
        .isEqualTo(
            "[{\"from\":\"%s\",\"to\":\"%s\",\"amount\":{\"asset\":\"CREDIT\",\"amount\":5}}]"
                .formatted(RICH, POOR));
    assertThat(transfer.at("/createdAt").asString()).isEqualTo("2026-11-20T12:00:00.123456Z");
    assertThat(client.get(path).json()).isEqualTo(transfer);
  }

  @Test
  void locatesRefusalsInTheLegsThatWereListed() {
    var leg = "{\"from\":\"%s\",\"to\":\"%s\",\"amount\":{\"asset\":\"CREDIT\",\"amount\":5}}";
    var body = "{\"legs\":[%s,%s]}".formatted(leg.formatted(RICH, POOR), leg.formatted(POOR, RICH));

    var answer = client.post(newKey(), "/v1/transfers", body);

    assertThat(answer.code()).isEqualTo("insufficient-credit");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/legs/1/amount");
  }

  @Test
  void answersAGrantWithItsTransfer() {
    var body =
        """
        {"accountId":"%s","amount":{"asset":"CREDIT","amount":9007199254740991},"reason":"gift"}
        """
            .formatted(POOR);

    var answer = client.post(newKey(), "/v1/grants", body);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/legs/0/to").asString()).isEqualTo(POOR);
    assertThat(answer.json().at("/legs/0/amount/amount").asLong()).isEqualTo(9007199254740991L);
    assertThat(client.get(answer.header("Location").orElseThrow()).status()).isEqualTo(200);
  }

  @Test
  void answersAnAccountWithPlainIntegers() {
    var account = client.get("/v1/accounts/" + RICH).json();

    assertThat(account.toString())
        .isEqualTo(
            ("{\"id\":\"%s\",\"ownerId\":\"0199d000-0000-7000-8000-00000000000a\","
                    + "\"asset\":\"CREDIT\",\"posted\":1000,\"held\":0,\"expired\":0,"
                    + "\"available\":1000,\"floor\":0,\"status\":\"OPEN\"}")
                .formatted(RICH));
  }

  @Test
  void listsEntriesOfAnAccountThatExists() {
    var entries = client.get("/v1/accounts/" + RICH + "/entries").json();
    var nobody = client.get("/v1/accounts/" + UUID.randomUUID() + "/entries");

    assertThat(entries.at("/items")).hasSize(FakeCredits.ENTRIES);
    assertThat(entries.at("/items/0").propertyNames())
        .containsExactly("sequence", "transferId", "leg", "change", "balance", "at");
    assertThat(nobody.status()).isEqualTo(404);
  }

  @Test
  void listsTheAccountsOfAnOwner() {
    var owned = client.get("/v1/accounts?owner=0199d000-0000-7000-8000-00000000000a").json();
    var nobodys = client.get("/v1/accounts?owner=" + UUID.randomUUID()).json();

    assertThat(owned.at("/items")).hasSize(2);
    assertThat(nobodys.at("/items")).isEmpty();
  }
}
