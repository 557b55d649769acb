package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import dev.purser.web.credit.FakeCredits;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EdgeTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ACCOUNT = "/v1/accounts/" + FakeCredits.RICH.value();

  private final TestClient client = TestService.client();

  @ParameterizedTest
  @ValueSource(strings = {"order-4711", "a", "Root=1-67891233:abc/def+gh==", "x.y_z@1"})
  void handsTheCorrelationBack(String id) {
    assertThat(client.get(ACCOUNT, "X-Correlation-Id", id).header("X-Correlation-Id")).contains(id);
    assertThat(client.get("/v1/nothing", "X-Correlation-Id", id).header("X-Correlation-Id"))
        .contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\"b", "a,b", "<script>", "a%0d%0ab", "\u00fc", "{}"})
  void makesUpACorrelationWhereTheHeaderIsNotHarmless(String id) {
    var answer = client.get("/v1/nothing", "X-Correlation-Id", id);

    assertThat(answer.header("X-Correlation-Id")).contains(answer.json().at("/traceId").asString());
  }

  @Test
  void boundsTheLengthOfACorrelation() {
    var longest = "c".repeat(CorrelationId.MAX_LENGTH);

    assertThat(client.get(ACCOUNT, "X-Correlation-Id", longest).header("X-Correlation-Id"))
        .contains(longest);
    assertThat(client.get(ACCOUNT, "X-Correlation-Id", longest + "c").header("X-Correlation-Id"))
        .hasValueSatisfying(made -> assertThat(made).matches("[0-9a-f]{32}"));
  }

  @Test
  void tellsTheTraceOfEveryAnswer() {
    var known = client.get(ACCOUNT, "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
    var later = client.get(ACCOUNT, "traceparent", "01-" + TRACE + "-00f067aa0ba902b7-01-more");
    var unknown = client.get(ACCOUNT);

    assertThat(known.header("traceresponse").orElseThrow())
        .matches("00-" + TRACE + "-[0-9a-f]{16}-00");
    assertThat(later.header("traceresponse").orElseThrow()).contains(TRACE);
    assertThat(unknown.header("traceresponse").orElseThrow())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
        .doesNotContain(TRACE);
  }

  @Test
  void makesBrowsersCarefulWithEveryAnswer() {
    var answers =
        List.of(
            client.get(ACCOUNT),
            client.get("/v1/nothing"),
            client.get("/healthz"),
            client.get("/problems/not-found"),
            client.send("DELETE", ACCOUNT, BodyPublishers.noBody()));

    assertThat(answers).allSatisfy(EdgeTest::assertCareful);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /v1/..%2f..%2fetc HTTP/1.1", "GET /v1/%00 HTTP/1.1", "TRACE /v1/a HTTP/1.1"})
  void makesThemCarefulWithWhatTheServerRejectsToo(String requestLine) {
    var answer =
        RawHttp.exchange(
            requestLine
                + "\r\nHost: localhost\r\nX-Correlation-Id: mine\r\nConnection: close\r\n\r\n");

    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains(
            "x-content-type-options: nosniff",
            "content-security-policy: default-src 'none'",
            "x-correlation-id: mine",
            "traceresponse: 00-",
            "application/problem+json");
  }

  @Test
  void asksForHttpsOnlyWhereItIs() {
    var headers = new AnswerHeaders(List.of());
    var secure = new MockHttpServletRequest("GET", "/v1/orders");
    secure.setSecure(true);
    var answer = new MockHttpServletResponse();

    headers.write(secure, answer);

    assertThat(answer.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(client.get(ACCOUNT).header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void letsPagesUnderAPathLoadWhatTheyNeed() {
    var headers = new AnswerHeaders(List.of(new ContentPolicy("/docs/", "default-src 'self'")));
    var page = new MockHttpServletResponse();
    var other = new MockHttpServletResponse();

    headers.write(new MockHttpServletRequest("GET", "/docs/index.html"), page);
    headers.write(new MockHttpServletRequest("GET", "/v1/orders"), other);

    assertThat(page.getHeader("Content-Security-Policy")).isEqualTo("default-src 'self'");
    assertThat(other.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
  }

  private static void assertCareful(Response answer) {
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("same-origin");
  }
}
