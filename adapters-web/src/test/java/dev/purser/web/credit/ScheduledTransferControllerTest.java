package dev.purser.web.credit;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.Shop;
import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduledTransferControllerTest {
  private static final String PATH = "/v1/scheduled-transfers";
  private static final String PAST = "2026-03-14T08:00:00Z";
  private static final String FUTURE = "2027-01-01T09:00:00.123456Z";

  private final TestClient client = TestService.client();
  private final String from = UUID.randomUUID().toString();
  private final String to = UUID.randomUUID().toString();

  @Test
  void answersWhatIsScheduledWhole() {
    var answer = schedule(FUTURE);

    var scheduled = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(path(answer));
    assertThat(scheduled.propertyNames())
        .containsExactly(
            "id",
            "status",
            "transfer",
            "runAt",
            "transferId",
            "refusals",
            "caller",
            "createdAt",
            "ranAt");
    assertThat(scheduled.at("/status").asString()).isEqualTo("SCHEDULED");
    assertThat(scheduled.at("/transfer").toString())
        .isEqualTo(
            ("{\"legs\":[{\"from\":\"%s\",\"to\":\"%s\",\"amount\":{\"asset\":\"CREDIT\","
                    + "\"amount\":5}}],\"reference\":\"r-1\",\"metadata\":{\"for\":\"rent\"}}")
                .formatted(from, to));
    assertThat(scheduled.at("/runAt").asString()).isEqualTo(FUTURE);
    assertThat(scheduled.at("/transferId").isNull()).isTrue();
    assertThat(scheduled.at("/refusals")).isEmpty();
    assertThat(scheduled.at("/caller").asString()).isEqualTo("an administrator");
    assertThat(scheduled.at("/ranAt").isNull()).isTrue();
    assertThat(client.get(path(answer)).json()).isEqualTo(scheduled);
  }

  @Test
  void tellsWhyItWasRefusedLikeAProblem() {
    var path = path(schedule(PAST));

    TestService.bean(Shop.class).schedule().runScheduledTransfers().runDue(() -> true);

    var refused = client.get(path).json();
    assertThat(refused.at("/status").asString()).isEqualTo("REFUSED");
    assertThat(refused.at("/ranAt").isNull()).isFalse();
    assertThat(refused.at("/refusals/0").toString())
        .isEqualTo(
            ("{\"pointer\":\"/transfer/from\",\"code\":\"unknown-account\","
                    + "\"detail\":\"There is no account %s.\"}")
                .formatted(from));
    var late = client.post(newKey(), path + "/cancellations", "{}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("illegal-transition");
    assertThat(late.json().at("/errors/0/from").asString()).isEqualTo("REFUSED");
  }

  @Test
  void cancelsOnceHoweverOftenItIsSent() {
    var path = path(schedule(FUTURE));
    var key = newKey();

    var first = client.post(key, path + "/cancellations", "{}");
    var again = client.post(key, path + "/cancellations", "{}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().at("/status").asString()).isEqualTo("CANCELLED");
    assertThat(again.bytes()).isEqualTo(first.bytes());
    assertThat(again.header("Idempotent-Replayed")).hasValue("true");
  }

  @Test
  void listsByStatus() {
    var path = path(schedule(FUTURE));
    var _ = client.post(newKey(), path + "/cancellations", "{}");

    var cancelled = client.get(PATH + "?status=CANCELLED&limit=1").json();
    var unknown = client.get(PATH + "?status=LOST");

    assertThat(cancelled.at("/items/0/status").asString()).isEqualTo("CANCELLED");
    assertThat(PATH + "/" + cancelled.at("/items/0/id").asString()).isEqualTo(path);
    assertThat(unknown.status()).isEqualTo(400);
  }

  @Test
  void readsTheTransferAsStrictlyAsOneThatIsMadeNow() {
    var answer =
        client.post(
            newKey(),
            PATH,
            """
            {"transfer":{"from":"%s","amount":{"asset":"CREDIT","amount":5},"legs":[]},
             "runAt":"soon","when":1}
            """
                .formatted(from));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()))
        .containsExactlyInAnyOrder(
            "/transfer/from", "/transfer/amount", "/transfer/legs", "/runAt", "/when");
  }

  @Test
  void refusesWhatNoTimeCanHeal() {
    var body =
        """
        {"transfer":{"legs":[{"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":0}}]},
         "runAt":"%s"}
        """
            .formatted(from, from, FUTURE);

    var answer = client.post(newKey(), PATH, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()))
        .containsExactly("/transfer/legs/0/amount", "/transfer/legs/0/to");
  }

  private Response schedule(String runAt) {
    var body =
        """
        {"transfer":{"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":5},
         "reference":"r-1","metadata":{"for":"rent"}},"runAt":"%s"}
        """
            .formatted(from, to, runAt);
    return client.post(newKey(), PATH, body);
  }

  private static String path(Response answer) {
    return PATH + "/" + answer.json().at("/id").asString();
  }
}
