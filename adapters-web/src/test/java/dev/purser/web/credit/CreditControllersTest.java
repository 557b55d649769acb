package dev.purser.web.credit;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        .containsExactly(
            "id",
            "kind",
            "legs",
            "reference",
            "reason",
            "metadata",
            "reverses",
            "holdId",
            "orderId",
            "expired",
            "createdAt");
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
                    + "\"available\":1000,\"floor\":0,\"status\":\"OPEN\","
                    + "\"statusReason\":null,\"role\":null}")
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
  void listsEntriesAndTransfersByTheNumbersOfTheirPages() {
    var reference = newKey();
    var body =
        """
        {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":5},"reference":"%s"}
        """
            .formatted(RICH, POOR, reference);
    var transfer = client.post(newKey(), "/v1/transfers", body).json();

    var entries = client.get("/v1/accounts/" + RICH + "/entries?page=2&size=2").json();
    var transfers = client.get("/v1/transfers?page=1&size=10&reference=" + reference).json();

    assertThat(entries.at("/total").asLong()).isEqualTo(FakeCredits.ENTRIES);
    assertThat(entries.at("/items/0/sequence").asLong()).isEqualTo(FakeCredits.ENTRIES - 2);
    assertThat(transfers.at("/total").asLong()).isEqualTo(1);
    assertThat(transfers.at("/items/0")).isEqualTo(transfer);
  }

  @Test
  void listsTheAccountsOfAnOwner() {
    var owned = client.get("/v1/accounts?owner=0199d000-0000-7000-8000-00000000000a").json();
    var nobodys = client.get("/v1/accounts?owner=" + UUID.randomUUID()).json();

    assertThat(owned.at("/items")).hasSize(2);
    assertThat(nobodys.at("/items")).isEmpty();
  }

  @Test
  void listsEntriesOfPeriod() {
    var entries = "/v1/accounts/" + RICH + "/entries";

    assertThat(client.get(entries + "?from=2026-11-20T13:00:00%2B01:00").json().at("/items"))
        .hasSize(FakeCredits.ENTRIES);
    assertThat(client.get(entries + "?to=2026-11-20T12:00:00Z").json().at("/items")).isEmpty();
    assertThat(client.get(entries + "?from=yesterday").status()).isEqualTo(400);
  }

  @Test
  void takesNoPeriodThatEndsBeforeItStarts() {
    var period = "?from=2026-11-20T12:00:00Z&to=2026-11-20T11:59:59Z";

    for (var of : List.of("entries", "statement")) {
      var answer = client.get("/v1/accounts/" + RICH + "/" + of + period);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo("to");
    }
  }

  @Test
  void answersWithABalanceOfThePast() {
    var balance = "/v1/accounts/" + RICH + "/balance?at=";

    var answer = client.get(balance + "2026-11-20T11:00:00Z");

    assertThat(answer.json().toString())
        .isEqualTo(
            ("{\"accountId\":\"%s\",\"asset\":\"CREDIT\",\"at\":\"2026-11-20T11:00:00Z\","
                    + "\"posted\":50,\"sequence\":5}")
                .formatted(RICH));
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void refusesABalanceThatCouldStillChangeAndNeedsAnInstant() {
    var balance = "/v1/accounts/" + RICH + "/balance";

    var tooRecent = client.get(balance + "?at=2026-11-20T12:00:00Z");
    var missing = client.get(balance);

    assertThat(tooRecent.status()).isEqualTo(422);
    assertThat(tooRecent.code()).isEqualTo("instant-too-recent");
    assertThat(tooRecent.json().at("/errors/0").toString())
        .contains("\"parameter\":\"at\"", "\"newest\":\"2026-11-20T11:59:55.123456Z\"");
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.json().at("/errors/0/parameter").asString()).isEqualTo("at");
    assertThat(client.get("/v1/accounts/" + UUID.randomUUID() + "/balance?at=2026-01-01T00:00:00Z"))
        .extracting(TestClient.Response::status)
        .isEqualTo(404);
  }

  @Test
  void statesEveryEntryAsARowWhoseBalanceIsTheOneBeforeAndItsChange() {
    var answer = client.get("/v1/accounts/" + RICH + "/statement?to=2026-11-20T11:00:00Z");

    var rows = new String(answer.bytes(), StandardCharsets.UTF_8).split("\r\n", -1);
    assertThat(answer.header("Content-Type")).contains("text/csv;header=present;charset=UTF-8");
    assertThat(answer.header("Content-Disposition"))
        .contains("attachment; filename=\"statement-" + RICH + ".csv\"");
    assertThat(rows[0])
        .isEqualTo(
            "row,at,sequence,transferId,kind,reference,counterparty,asset,scale,change,balance");
    assertThat(rows[1]).isEqualTo("OPENING,,0,,,,,CREDIT,0,0,0");
    assertThat(rows[2])
        .isEqualTo(
            "ENTRY,2026-11-20T12:00:00.123456Z,1,0199d000-0000-7000-8000-00000000000a,TRANSFER,"
                + "\"'=2+3, \"\"now\"\"\",0199d000-0000-7000-8000-0000000000ff,CREDIT,0,10,10");
    assertThat(rows[FakeCredits.ENTRIES + 1]).endsWith(",CREDIT,0,10,50");
    assertThat(rows[FakeCredits.ENTRIES + 2])
        .isEqualTo("CLOSING,2026-11-20T11:00:00Z,5,,,,,CREDIT,0,0,50");
    assertThat(rows[FakeCredits.ENTRIES + 3]).isEmpty();
  }

  @Test
  void statesNothingToWhoeverTakesNoTables() {
    var statement = "/v1/accounts/" + RICH + "/statement?to=2026-11-20T11:00:00Z";

    assertThat(client.get(statement, "Accept", "application/json").code())
        .isEqualTo("not-acceptable");
    assertThat(client.get(statement, "Accept", "text/csv").status()).isEqualTo(200);
    assertThat(client.get(statement, "Accept", "text/*;q=0.5").status()).isEqualTo(200);
    assertThat(client.get("/v1/accounts/" + RICH, "Accept", "text/csv").status()).isEqualTo(406);
    assertThat(client.get("/v1/accounts/" + UUID.randomUUID() + "/statement").code())
        .isEqualTo("not-found");
    assertThat(client.get("/v1/accounts/" + RICH + "/statement?to=2026-11-20T12:00:00Z").code())
        .isEqualTo("instant-too-recent");
  }

  @Test
  void listsTransfersByAccountAndReference() {
    var reference = newKey();
    var body =
        """
        {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":5},"reference":"%s"}
        """
            .formatted(RICH, POOR, reference);
    var transfer = client.post(newKey(), "/v1/transfers", body).json();

    var listed = client.get("/v1/transfers?account=" + RICH + "&reference=" + reference).json();

    assertThat(listed.at("/items/0")).isEqualTo(transfer);
    assertThat(listed.at("/items")).hasSize(1);
    assertThat(client.get("/v1/transfers?account=" + POOR).json().at("/items")).isEmpty();
    assertThat(client.get("/v1/transfers?account=me").status()).isEqualTo(400);
    assertThat(client.get("/v1/transfers?reference=").status()).isEqualTo(400);
  }

  @Test
  void answersAnAssetWhole() {
    var created = client.post("/v1/assets", "{\"code\":\"GBP\",\"name\":\"Pound\",\"scale\":2}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).contains("/v1/assets/GBP");
    assertThat(created.json().propertyNames())
        .containsExactly("id", "code", "name", "scale", "createdAt");
    assertThat(client.get("/v1/assets/GBP").json()).isEqualTo(created.json());
    assertThat(client.get("/v1/assets/gbp").status()).isEqualTo(404);
    assertThat(client.get("/v1/assets?limit=200").json().at("/items").valueStream())
        .contains(created.json());
    var taken = client.post("/v1/assets", "{\"code\":\"GBP\",\"name\":\"Pound\",\"scale\":2}");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("asset-taken");
    assertThat(taken.json().at("/errors/0/pointer").asString()).isEqualTo("/code");
  }

  @ParameterizedTest
  @CsvSource({"gbp,2,/code", "A-B,2,/code", "GBPS,-1,/scale", "GBPS,19,/scale"})
  void takesNoAssetThatIsNone(String code, int scale, String pointer) {
    var body = "{\"code\":\"%s\",\"name\":\"Pound\",\"scale\":%d}".formatted(code, scale);

    var answer = client.post("/v1/assets", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void opensAnAccountOfTheHouseWithoutAFloor() {
    var opened = client.post(newKey(), "/v1/accounts", "{\"asset\":\"CREDIT\"}");

    var account = opened.json();
    var path = "/v1/accounts/" + account.at("/id").asString();
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.header("Location")).contains(path);
    assertThat(account.at("/role").asString()).isEqualTo("GENERAL");
    assertThat(account.at("/ownerId").isNull()).isTrue();
    assertThat(account.at("/floor").isNull()).isTrue();
    assertThat(account.at("/available").isNull()).isTrue();
    assertThat(client.get(path).json()).isEqualTo(account);
    var frozen = client.post(newKey(), path + "/freezes", "{}");
    assertThat(frozen.status()).isEqualTo(409);
    assertThat(frozen.code()).isEqualTo("illegal-transition");
  }

  @Test
  void takesNoFloorWithoutAnOwner() {
    var answer = client.post(newKey(), "/v1/accounts", "{\"asset\":\"CREDIT\",\"floor\":0}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/floor");
  }

  @Test
  void locatesWhatKeepsAnAccountFromBeingOpened() {
    var body =
        "{\"ownerId\":\"%s\",\"asset\":\"MOONDUST\",\"floor\":1}".formatted(UUID.randomUUID());

    var answer = client.post(newKey(), "/v1/accounts", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("amount-out-of-range");
    assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()))
        .containsExactlyInAnyOrder("/floor", "/asset", "/ownerId");
  }

  @Test
  void findsNoAccountToFreezeThatDoesNotExist() {
    for (var step : List.of("freezes", "unfreezes", "closures")) {
      var answer = client.post(newKey(), "/v1/accounts/" + UUID.randomUUID() + "/" + step, "{}");

      assertThat(answer.status()).as(step).isEqualTo(404);
    }
  }

  @Test
  void listsAccountsInAnAsset() {
    assertThat(client.get("/v1/accounts?asset=CREDIT").json().at("/items")).hasSize(2);
    assertThat(client.get("/v1/accounts?asset=EUR").json().at("/items")).isEmpty();
    assertThat(client.get("/v1/accounts?asset=eur").status()).isEqualTo(400);
  }
}
