package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import dev.purser.web.credit.FakeCredits;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static final String ACCOUNT = "/v1/accounts/" + FakeCredits.RICH.value();

  private final TestClient client = TestService.client();

  @Test
  void showsAPageOfTheOriginWhatItNeeds() {
    var answer = client.get(ACCOUNT, "Origin", TestService.ORIGIN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).contains(TestService.ORIGIN);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.header("Access-Control-Expose-Headers").orElseThrow())
        .contains("ETag", "Link", "Location", "Idempotent-Replayed", "Retry-After", "RateLimit");
    assertThat(answer.http().headers().allValues("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void answersABrowserThatAsksBeforehand(String method) {
    var answer = preflight(TestService.ORIGIN, method, "authorization,idempotency-key,if-match");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).contains(TestService.ORIGIN);
    assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow()).contains(method);
    assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow())
        .contains("authorization", "idempotency-key", "if-match");
    assertThat(answer.header("Access-Control-Max-Age")).contains("3600");
  }

  @Test
  void refusesPagesOfOtherOrigins() {
    var answer = client.get(ACCOUNT, "Origin", "https://shop.example.evil");
    var asked = preflight("null", "GET", "authorization");

    assertForbidden(answer);
    assertForbidden(asked);
  }

  @Test
  void refusesOtherMethodsAndHeadersBeforehand() {
    assertForbidden(preflight(TestService.ORIGIN, "TRACE", "authorization"));
    assertForbidden(preflight(TestService.ORIGIN, "GET", "x-other"));
  }

  private static void assertForbidden(Response answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("forbidden");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  private Response preflight(String origin, String method, String headers) {
    return client.send(
        "OPTIONS",
        "/v1/orders",
        BodyPublishers.noBody(),
        "Origin",
        origin,
        "Access-Control-Request-Method",
        method,
        "Access-Control-Request-Headers",
        headers);
  }
}
