package dev.purser.web.credit;

import static dev.purser.web.TestClient.newKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransferBatchControllerTest {
  private static final String PATH = "/v1/transfer-batches";

  private final TestClient client = TestService.client();
  private final Clerk clerk = new Clerk(TestService.bean(Shop.class));
  private final String rich = accountWith(100);
  private final String poor = accountWith(1);
  private final String unknown = UUID.randomUUID().toString();

  @Test
  void tellsWhatCameOfEachTransferInItsPlace() {
    var answer =
        client.post(
            newKey(),
            PATH,
            batch(
                "INDEPENDENT",
                transfer(rich, poor, 30),
                transfer(unknown, poor, 1),
                legs(poor, rich, 32)));

    var batch = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(path(answer));
    assertThat(batch.propertyNames()).containsExactly("id", "mode", "createdAt", "results");
    assertThat(batch.at("/mode").asString()).isEqualTo("INDEPENDENT");
    assertThat(batch.at("/results").valueStream().map(r -> r.at("/status").asString()))
        .containsExactly("DONE", "REFUSED", "REFUSED");
    var made = batch.at("/results/0/transfer");
    assertThat(made.at("/legs/0/amount/amount").asLong()).isEqualTo(30);
    assertThat(batch.at("/results/0/errors")).isEmpty();
    assertThat(batch.at("/results/1/transfer").isNull()).isTrue();
    assertThat(batch.at("/results/1/errors").toString())
        .isEqualTo(
            ("[{\"pointer\":\"/from\",\"code\":\"unknown-account\","
                    + "\"detail\":\"There is no account %s.\"}]")
                .formatted(unknown));
    assertThat(batch.at("/results/2/errors/0/pointer").asString()).isEqualTo("/legs/0/amount");
    assertThat(batch.at("/results/2/errors/0/available").asLong()).isEqualTo(31);
    assertThat(client.get(path(answer)).json()).isEqualTo(batch);
  }

  @Test
  void refusesAllWithEveryReason() {
    var answer =
        client.post(
            newKey(),
            PATH,
            batch(
                "ALL_OR_NOTHING",
                transfer(rich, poor, 30),
                transfer(unknown, poor, 0),
                legs(poor, rich, 32)));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("amount-out-of-range");
    assertThat(pointers(answer))
        .containsExactly("/transfers/1/amount", "/transfers/1/from", "/transfers/2/legs/0/amount");
  }

  @Test
  void givesTheSameBytesForTheSameKey() {
    var key = newKey();
    var body = batch("INDEPENDENT", transfer(rich, poor, 1), transfer(unknown, poor, 1));
    var refused = batch("ALL_OR_NOTHING", transfer(rich, rich, 1));
    var otherKey = newKey();

    var first = client.post(key, PATH, body);
    var again = client.post(key, PATH, body);
    var firstRefusal = client.post(otherKey, PATH, refused);
    var refusedAgain = client.post(otherKey, PATH, refused);

    assertThat(again.bytes()).isEqualTo(first.bytes());
    assertThat(again.header("Idempotent-Replayed")).hasValue("true");
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(refusedAgain.json().at("/errors")).isEqualTo(firstRefusal.json().at("/errors"));
    assertThat(refusedAgain.header("Idempotent-Replayed")).hasValue("true");
    assertThat(client.post(key, PATH, refused).code()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void readsEachTransferAsStrictlyAsOneAlone() {
    var answer =
        client.post(
            newKey(),
            PATH,
            """
            {"mode":"SOMEHOW","transfers":[%s,
             {"from":"%s","amount":{"asset":"CREDIT","amount":"5"},"legs":[]},null]}
            """
                .formatted(transfer(rich, poor, 1), rich));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(pointers(answer))
        .containsExactlyInAnyOrder(
            "/mode",
            "/transfers/1/amount/amount",
            "/transfers/1/legs",
            "/transfers/1/from",
            "/transfers/1/amount",
            "/transfers/2");
  }

  @Test
  void takesOneToAThousandTransfers() {
    var one = transfer(rich, rich, 1);
    var most = Collections.nCopies(TransferBatch.MAX_TRANSFERS, one);
    var tooMany = Collections.nCopies(TransferBatch.MAX_TRANSFERS + 1, one);

    assertThat(pointers(client.post(newKey(), PATH, batch("INDEPENDENT"))))
        .containsExactly("/transfers");
    assertThat(pointers(client.post(newKey(), PATH, batch("INDEPENDENT", tooMany))))
        .containsExactly("/transfers");
    var answer = client.post(newKey(), PATH, batch("INDEPENDENT", most));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/results")).hasSize(1_000);
    assertThat(pointers(client.post(newKey(), PATH, batch("ALL_OR_NOTHING", most)))).hasSize(1_000);
  }

  @Test
  void takesFiveThousandLegsInAll() {
    var leg =
        """
        {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":1}}
        """
            .strip()
            .formatted(rich, poor);
    var ofHundred = "{\"legs\":[" + String.join(",", Collections.nCopies(100, leg)) + "]}";
    var tooMany = Collections.nCopies(TransferBatch.MAX_LEGS / 100 + 1, ofHundred);

    var answer = client.post(newKey(), PATH, batch("INDEPENDENT", tooMany));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(pointers(answer)).containsExactly("/transfers");
    assertThat(client.post(newKey(), PATH, batch("INDEPENDENT", tooMany.subList(1, 51))).status())
        .isEqualTo(201);
  }

  @Test
  void knowsNoBatchThatIsNotThere() {
    assertThat(client.get(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private String accountWith(long credits) {
    return clerk.accountOf(clerk.customerWith(credits)).id().value().toString();
  }

  private static List<String> pointers(Response answer) {
    return answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()).toList();
  }

  private static String path(Response answer) {
    return PATH + "/" + answer.json().at("/id").asString();
  }

  private static String batch(String mode, String... transfers) {
    return batch(mode, List.of(transfers));
  }

  private static String batch(String mode, List<String> transfers) {
    return "{\"mode\":\"%s\",\"transfers\":[%s]}".formatted(mode, String.join(",", transfers));
  }

  private static String legs(String from, String to, long amount) {
    return "{\"legs\":[" + transfer(from, to, amount) + "]}";
  }

  private static String transfer(String from, String to, long amount) {
    return """
    {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":%d}}
    """
        .strip()
        .formatted(from, to, amount);
  }
}
