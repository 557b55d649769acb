package dev.purser.web.shared;

import static dev.purser.web.TestClient.newKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.domain.credit.Transfer;
import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import dev.purser.web.credit.FakeCredits;
import dev.purser.web.ordering.Ordering;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
  private static final String TRANSFER =
      """
      {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":%d},"metadata":{"a":"1","b":"2"}}
      """;

  private final TestClient client = TestService.client();
  private final FakeKeys<Transfer> credits = TestService.bean(FakeCredits.class).keys();

  @Test
  void answersTheSameRequestWithTheSameBytes() {
    var key = newKey();
    var first = client.post(key, "/v1/transfers", transfer(10));

    var second = client.post(key, "/v1/transfers", transfer(10));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Idempotent-Replayed")).contains("true");
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.bytes()).isEqualTo(first.bytes());
  }

  @Test
  void answersTheSameRefusalWithTheSameBytesButForTheTrace() {
    var key = newKey();
    var first = client.post(key, "/v1/transfers", transfer(5_000));

    var second = client.post(key, "/v1/transfers", transfer(5_000));

    assertThat(first.status()).isEqualTo(422);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.header("Idempotent-Replayed")).contains("true");
    assertThat(withoutTrace(second)).isEqualTo(withoutTrace(first));
  }

  @Test
  void takesAnotherSpellingOfTheBodyForTheSameRequest() {
    var key = newKey();
    var spelled =
        """
        { "metadata" : {"b":"2", "a":"\\u0031"}, "reference" : null,
          "amount":{"amount":10,"asset":"CREDIT"}, "to":"%s", "from":"%s" }
        """
            .formatted(
                FakeCredits.POOR.value().toString().toUpperCase(Locale.ROOT),
                FakeCredits.RICH.value());
    var first = client.post(key, "/v1/transfers", transfer(10));

    var second = client.post(key, "/v1/transfers", spelled);

    assertThat(second.header("Idempotent-Replayed")).contains("true");
    assertThat(second.bytes()).isEqualTo(first.bytes());
  }

  @Test
  void takesAQuotedKeyForTheBareOne() {
    var key = newKey();
    var bare = client.post(key, "/v1/transfers", transfer(10));

    var quoted = client.post('"' + key + '"', "/v1/transfers", transfer(10));

    assertThat(bare.header("Idempotent-Replayed")).isEmpty();
    assertThat(quoted.header("Idempotent-Replayed")).contains("true");
  }

  @Test
  void takesKeysOfTheShortestAndLongestLength() {
    var shortest = client.post(newKey().substring(0, 16), "/v1/transfers", transfer(10));
    var longest =
        client.post((newKey() + "~ !".repeat(85)).substring(0, 255), "/v1/transfers", transfer(10));

    assertThat(shortest.status()).isEqualTo(201);
    assertThat(longest.status()).isEqualTo(201);
  }

  @Test
  void refusesTheKeyOfAnotherBody() {
    var key = newKey();
    client.post(key, "/v1/transfers", transfer(10));

    var other = client.post(key, "/v1/transfers", transfer(11));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
    assertThat(other.header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void refusesTheKeyOfAnotherPath() {
    var key = newKey();
    var one = place();
    var other = place();
    client.post(key, one + "/cancellations", "");

    var reused = client.post(key, other + "/cancellations", "");

    assertThat(reused.code()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void asksToWaitForAnotherRequestWithTheKey() {
    credits.replyNext(new Reply.InProgress<>());

    var answer = client.post(newKey(), "/v1/transfers", transfer(10));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("request-in-progress");
    assertThat(answer.header("Retry-After")).contains("1");
  }

  @Test
  void asksToRetryWhatHasNoAnswer() {
    assertRetried(new ServiceFault.Overloaded(), "overloaded");
    assertRetried(new ServiceFault.Unavailable("too slow"), "unavailable");
    assertRetried(new ServiceFault.OutcomeUnknown(new IllegalStateException()), "outcome-unknown");
  }

  @Test
  void hidesWhatNobodyForesaw() {
    credits.failNext(new ServiceFault.Unexpected(new IllegalStateException("secret")));

    var answer = client.post(newKey(), "/v1/transfers", transfer(10));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("internal-error");
    assertThat(text(answer)).doesNotContain("secret", "Exception");
  }

  private void assertRetried(RuntimeException fault, String code) {
    credits.failNext(fault);
    var answer = client.post(newKey(), "/v1/transfers", transfer(10));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Retry-After")).contains("1");
  }

  private static String place() {
    return new Ordering().place(1).header("Location").orElseThrow();
  }

  private static String transfer(long amount) {
    return TRANSFER.formatted(FakeCredits.RICH.value(), FakeCredits.POOR.value(), amount);
  }

  private static String withoutTrace(TestClient.Response answer) {
    return text(answer).replaceFirst("\"traceId\":\"[0-9a-f]{32}\"", "");
  }

  private static String text(TestClient.Response answer) {
    return new String(answer.bytes(), UTF_8);
  }
}
