package dev.purser.web.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import dev.purser.web.TestClient;
import dev.purser.web.TestKeys;
import dev.purser.web.TestService;
import dev.purser.web.shared.RawHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever shows a token that does not hold is nobody, on every route. */
class ForgedTokensTest {
  private static final String GUARDED = "/v1/accounts/" + UUID.randomUUID();
  private static final String OPEN = "/v1/products";

  private static Map<String, String> wrong;

  private final TestClient client = TestService.client();

  private static Forge forge() {
    return new Forge(TestService.bean(TestKeys.class).current().getKeys().getFirst().toECKey());
  }

  @BeforeAll
  static void forgeTokens() throws JOSEException {
    wrong = forge().wrong();
  }

  static Stream<String> wrongTokens() {
    return wrong.keySet().stream();
  }

  /** Otherwise the others would be refused for what is wrong with this one. */
  @Test
  void takesWhatTheForgeMakesWhenNothingIsWrong() {
    var answer = client.get(GUARDED, "Authorization", "Bearer " + forge().good());

    assertThat(answer.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("wrongTokens")
  void refusesTokenWith(String fault) {
    for (var path : new String[] {GUARDED, OPEN}) {
      var answer = client.get(path, "Authorization", "Bearer " + wrong.get(fault));

      requireUnauthenticated(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic YWRtaW46YWRtaW4=", "Digest username=\"a\"", "Bearer", "token", " "})
  void refusesOtherCredentials(String authorization) {
    requireUnauthenticated(client.get(GUARDED, "Authorization", authorization));
  }

  @Test
  void refusesTwoHeadersAlsoWhenEachWouldDo() {
    var good = "Bearer " + forge().good();

    requireUnauthenticated(client.get(GUARDED, "Authorization", good, "Authorization", good));
  }

  @Test
  void refusesTokensAnywhereElse() {
    var inQuery = client.anonymous().get(OPEN + "?access_token=" + forge().good());
    var inCookie =
        client
            .anonymous()
            .send(
                "DELETE",
                "/v1/tokens",
                BodyPublishers.noBody(),
                "Cookie",
                "access_token=" + forge().good());

    assertThat(inQuery.status()).isEqualTo(400);
    assertThat(inCookie.status()).isEqualTo(401);
  }

  @Test
  void answersTokenLargerThanAnyHeaderWithAProblem() {
    var answer =
        RawHttp.exchange(
            "GET "
                + OPEN
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + "A".repeat(100_000)
                + "\r\n\r\n");

    assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d ").contains("application/problem+json");
  }

  private static void requireUnauthenticated(TestClient.Response answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("unauthenticated");
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
  }
}
