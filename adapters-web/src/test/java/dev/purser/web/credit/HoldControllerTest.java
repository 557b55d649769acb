package dev.purser.web.credit;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldControllerTest {
  private final TestClient client = TestService.client();
  private final String from = UUID.randomUUID().toString();
  private final String to = UUID.randomUUID().toString();

  @Test
  void answersAHoldWhole() {
    var answer = client.post(newKey(), "/v1/holds", body(25));

    var hold = answer.json();
    var path = "/v1/holds/" + hold.at("/id").asString();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(path);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(hold.propertyNames())
        .containsExactly(
            "id",
            "from",
            "to",
            "amount",
            "captured",
            "remaining",
            "expired",
            "status",
            "reference",
            "expiresAt",
            "orderId",
            "lots",
            "createdAt");
    assertThat(hold.at("/from").asString()).isEqualTo(from);
    assertThat(hold.at("/to").asString()).isEqualTo(to);
    assertThat(hold.at("/remaining").toString()).isEqualTo("{\"asset\":\"CREDIT\",\"amount\":25}");
    assertThat(hold.at("/captured/amount").asLong()).isZero();
    assertThat(hold.at("/status").asString()).isEqualTo("OPEN");
    assertThat(hold.at("/reference").asString()).isEqualTo("booking-7");
    assertThat(hold.at("/expiresAt").asString()).isEqualTo("2099-01-01T00:00:00.000001Z");
    assertThat(hold.at("/orderId").isNull()).isTrue();
    assertThat(hold.at("/lots/0").propertyNames()).containsExactly("lotId", "amount", "held");
    assertThat(client.get(path).json()).isEqualTo(hold);
  }

  @Test
  void locatesRefusalOfDeadline() {
    var past = body(25).replace("2099", "2020");

    var answer = client.post(newKey(), "/v1/holds", past);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("expiry-passed");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/expiresAt");
  }

  @Test
  void answersCaptureWithTheHoldAndItsTransfer() {
    var hold = placed(25);

    var first =
        client.post(
            newKey(), hold + "/captures", "{\"amount\":{\"asset\":\"CREDIT\",\"amount\":10}}");
    var rest = client.post(newKey(), hold + "/captures", "");

    var transfer = first.json().at("/transferId").asString();
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Location")).contains("/v1/transfers/" + transfer);
    assertThat(first.json().at("/captured/amount").asLong()).isEqualTo(10);
    assertThat(first.json().at("/remaining/amount").asLong()).isEqualTo(15);
    assertThat(first.json().at("/status").asString()).isEqualTo("OPEN");
    assertThat(first.json().at("/lots/0/held").asLong()).isZero();
    assertThat(rest.json().at("/status").asString()).isEqualTo("CAPTURED");
    assertThat(client.get(hold).json().at("/captured/amount").asLong()).isEqualTo(25);
  }

  @Test
  void answersVoidWithTheHoldAndSaysWhatHasExpired() {
    var hold = placed(25);

    var answer = client.post(newKey(), hold + "/voids", "{}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(hold);
    assertThat(answer.json().at("/status").asString()).isEqualTo("VOIDED");
    assertThat(answer.json().at("/remaining/amount").asLong()).isZero();
    assertThat(answer.json().at("/expired/amount").asLong()).isEqualTo(1);
  }

  @Test
  void tellsThatHoldIsClosed() {
    var hold = placed(25);
    var _ = client.post(newKey(), hold + "/voids", "");

    var captured = client.post(newKey(), hold + "/captures", "");
    var voided = client.post(newKey(), hold + "/voids", "");

    assertThat(captured.status()).isEqualTo(409);
    assertThat(captured.code()).isEqualTo("hold-closed");
    assertThat(captured.json().at("/errors/0/status").asString()).isEqualTo("VOIDED");
    assertThat(voided.code()).isEqualTo("hold-closed");
  }

  @Test
  void knowsNoHoldThatIsNotThere() {
    var nobody = "/v1/holds/" + UUID.randomUUID();

    assertThat(client.get(nobody).status()).isEqualTo(404);
    assertThat(client.post(newKey(), nobody + "/captures", "").status()).isEqualTo(404);
    assertThat(client.post(newKey(), nobody + "/voids", "").status()).isEqualTo(404);
  }

  @Test
  void listsHoldsByAccountAndStatus() {
    var open = placed(25);
    var voided = placed(25);
    var _ = client.post(newKey(), voided + "/voids", "");

    assertThat(client.get("/v1/holds?account=" + from).json().at("/items")).hasSize(2);
    assertThat(client.get("/v1/holds?status=OPEN&account=" + from).json().at("/items/0/id"))
        .hasToString("\"" + open.substring(open.lastIndexOf('/') + 1) + "\"");
    assertThat(client.get("/v1/holds?status=open").status()).isEqualTo(400);
    assertThat(client.get("/v1/holds?limit=1&account=" + from).json().at("/nextCursor").isNull())
        .isFalse();
  }

  @Test
  void takesNothingElse() {
    var captureOfNothing = client.post(newKey(), placed(25) + "/captures", "{\"amount\":5}");
    var without = client.post(newKey(), "/v1/holds", body(25).replace("expiresAt", "until"));

    assertThat(captureOfNothing.status()).isEqualTo(400);
    assertThat(without.json().at("/errors")).hasSize(2);
  }

  /** The path of a new hold. */
  private String placed(long amount) {
    return client.post(newKey(), "/v1/holds", body(amount)).header("Location").orElseThrow();
  }

  private String body(long amount) {
    return """
    {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":%d},
     "expiresAt":"2099-01-01T00:00:00.000001Z","reference":"booking-7"}
    """
        .formatted(from, to, amount);
  }
}
