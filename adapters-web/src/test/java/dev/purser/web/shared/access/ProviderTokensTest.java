package dev.purser.web.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.purser.application.shared.Actor;
import dev.purser.domain.shared.Role;
import dev.purser.web.TestKeys;
import dev.purser.web.shared.access.AccessSettings.OpenIdProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderTokensTest {
  private static final ECKey KEY = TestKeys.made("theirs");
  private static final Actor ANN = new Actor(UUID.randomUUID().toString(), Role.CUSTOMER);

  private final HttpServer server = listen();
  private final String issuer = "http://127.0.0.1:" + server.getAddress().getPort();

  @BeforeEach
  void serve() {
    answer(
        "/.well-known/openid-configuration",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer, issuer));
    answer("/keys", new JWKSet(KEY).toString(true));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void looksPersonsUpAgainLongBeforeATokenOfADayExpires() throws Exception {
    var provider = new OpenIdProvider(URI.create(issuer), "purser-test", "role");
    var tokens = new ProviderTokens(provider, (_, _) -> ANN);

    var verified = tokens.verify(token(Instant.now().plusSeconds(86_400)));

    assertThat(verified.caller().actor()).isEqualTo(ANN);
    assertThat(verified.expiresAtMillis())
        .isBetween(
            System.currentTimeMillis(), System.currentTimeMillis() + ProviderTokens.KNOWN_MILLIS);
  }

  private SignedJWT token(Instant expiry) throws Exception {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience("purser-test")
            .subject("ann")
            .issueTime(new Date())
            .expirationTime(Date.from(expiry))
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("theirs").build();
    var token = new SignedJWT(header, claims);
    token.sign(new ECDSASigner(KEY));
    return token;
  }

  private void answer(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  private static HttpServer listen() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new IllegalStateException(taken);
    }
  }
}
