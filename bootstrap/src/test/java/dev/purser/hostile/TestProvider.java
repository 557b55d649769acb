package dev.purser.hostile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** An OpenID provider on this machine, which knows no more than its discovery and its keys. */
final class TestProvider implements AutoCloseable {
  private static final String AUDIENCE = "https://purser.example";
  private static final int RSA_BITS = 2048;
  private static final int OK = 200;

  private final RSAKey key;
  private final int port;
  private HttpServer server;

  private TestProvider(RSAKey key, HttpServer server) {
    this.key = key;
    this.server = server;
    this.port = server.getAddress().getPort();
    serve();
  }

  static TestProvider open() throws IOException, JOSEException {
    return new TestProvider(new RSAKeyGenerator(RSA_BITS).keyID("theirs").generate(), listen(0));
  }

  private static HttpServer listen(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }

  private void serve() {
    answer(
        "/.well-known/openid-configuration",
        """
        {"issuer":"%s","jwks_uri":"%s/keys"}
        """
            .formatted(issuer(), issuer()));
    answer("/keys", new JWKSet(key).toString(true));
    server.start();
  }

  private void answer(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  String audience() {
    return AUDIENCE;
  }

  /** Nobody answers at its address any more. */
  void goAway() {
    server.stop(0);
  }

  void comeBack() {
    try {
      server = listen(port);
      serve();
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  /** The claims of a good token, to be changed. */
  JWTClaimsSet.Builder person(String subject) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(AUDIENCE)
        .subject(subject)
        .claim("email", subject + "@example.com")
        .claim("email_verified", true)
        .claim("name", "Somebody")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
  }

  String token(JWTClaimsSet.Builder claims) {
    return signed(key, claims);
  }

  /** A token that somebody else has signed in the provider's name. */
  String forged(JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(new RSAKeyGenerator(RSA_BITS).keyID(key.getKeyID()).generate(), claims);
  }

  private static String signed(RSAKey key, JWTClaimsSet.Builder claims) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
