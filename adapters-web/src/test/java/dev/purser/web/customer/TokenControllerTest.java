package dev.purser.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.customer.ManageMachineClients;
import dev.purser.application.customer.ManageMachineClients.Introduced;
import dev.purser.application.customer.SignUp;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Role;
import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenControllerTest {
  private static final String PASSWORD = "correct horse battery";

  private final TestClient client = TestService.client().anonymous();
  private final String email = UUID.randomUUID() + "@example.org";

  @Test
  void signsInWhoeverKnowsTheirPassword() {
    signUp();

    var answer = signIn(email, PASSWORD);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/tokenType").asString()).isEqualTo("Bearer");
    assertThat(answer.json().at("/expiresIn").asLong()).isEqualTo(600);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(ordersOf(accessToken(answer)).status()).isEqualTo(200);
  }

  @Test
  void tellsWrongPasswordsAndUnknownAddressesAlike() {
    signUp();

    var wrong = signIn(email, "something else");
    var unknown = signIn("nobody-" + email, PASSWORD);

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("unauthenticated");
    assertThat(wrong.header("WWW-Authenticate")).contains("Bearer");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.json().at("/detail")).isEqualTo(wrong.json().at("/detail"));
  }

  @Test
  void exchangesRefreshTokensUntilOneIsShownTwice() {
    signUp();
    var first = refreshToken(signIn(email, PASSWORD));

    var second = refresh(first);
    var again = refresh(first);

    assertThat(second.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(401);
    assertThat(refresh(refreshToken(second)).status()).isEqualTo(401);
  }

  @Test
  void takesNoTokenOfASessionThatWasSignedOutOf() {
    signUp();
    var signedIn = signIn(email, PASSWORD);
    var bearer = "Bearer " + accessToken(signedIn);

    var gone =
        client.send("DELETE", "/v1/tokens", BodyPublishers.noBody(), "Authorization", bearer);

    assertThat(gone.status()).isEqualTo(204);
    assertThat(ordersOf(accessToken(signedIn)).status()).isEqualTo(401);
    assertThat(refresh(refreshToken(signedIn)).status()).isEqualTo(401);
  }

  @Test
  void signsInMachineClients() {
    var machine = machine();

    var answer =
        client.post(
            "/v1/tokens",
            "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}"
                .formatted(machine.client().id().value(), machine.secret()));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/refreshToken").isNull()).isTrue();
    assertThat(ordersOf(accessToken(answer)).status()).isEqualTo(200);
  }

  @Test
  void letsNobodyGuessForLong() {
    signUp();
    for (var guess = 0; guess < SignInLimits.FAILURES; guess++) {
      assertThat(signIn(email, "guess " + guess).status()).isEqualTo(401);
    }

    var refused = signIn(email, PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate-limited");
    assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 30L);
  }

  @Test
  void doesNotCountWhoeverSucceeds() {
    signUp();
    for (var time = 0; time < 2 * SignInLimits.FAILURES; time++) {
      assertThat(signIn(email, PASSWORD).status()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":\"a@b.example\"}",
        "{\"password\":\"x\"}",
        "{\"clientId\":\"0199f2a0-0000-7000-8000-000000000001\"}",
        "{\"email\":\"a@b.example\",\"password\":\"x\",\"clientSecret\":\"y\"}",
        "{\"email\":\"nobody\",\"password\":\"x\"}",
        "{\"email\":\"a@b.example\",\"password\":\"x\",\"role\":\"ADMIN\"}"
      })
  void refusesHalfCredentials(String body) {
    var answer = client.post("/v1/tokens", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed-request");
  }

  @Test
  void publishesPublicHalvesOfKeysOnly() {
    var keys = client.get("/.well-known/jwks.json").json().at("/keys");

    assertThat(keys.size()).isPositive();
    for (var key : keys) {
      assertThat(key.at("/kty").asString()).isEqualTo("EC");
      assertThat(key.has("d")).isFalse();
    }
  }

  private void signUp() {
    var request = new SignUp.Request(new EmailAddress(email), "Ann", PASSWORD);
    var reply = TestService.bean(Shop.class).customers().signUp().signUp(Actor.ANONYMOUS, request);
    assertThat(reply).isInstanceOf(Reply.Done.class);
  }

  private static Introduced machine() {
    var admin = new Actor("an administrator", Role.ADMIN);
    var reply = TestService.bean(ManageMachineClients.class).create(admin, "A backend");
    return ((Reply.Done<Introduced>) reply).outcome();
  }

  private Response signIn(String address, String password) {
    return client.post(
        "/v1/tokens", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, password));
  }

  private Response refresh(String token) {
    return client.post("/v1/tokens/refresh", "{\"refreshToken\":\"%s\"}".formatted(token));
  }

  private Response ordersOf(String token) {
    return client.get("/v1/orders", "Authorization", "Bearer " + token);
  }

  private static String accessToken(Response answer) {
    return answer.json().at("/accessToken").asString();
  }

  private static String refreshToken(Response answer) {
    return answer.json().at("/refreshToken").asString();
  }
}
