package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings of the web side do what their table says. */
class WebSettingsTest {
  private static final int WINDOW_SECONDS = 10;

  private static TestDatabase database;
  private static RunningService limited;
  private static RunningService plain;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    var url = ServiceRole.in(database);
    var settings =
        Map.of(
            "PURSER_RATE_LIMITS", "on",
            "PURSER_RATE_LIMIT_ANONYMOUS", "1",
            "PURSER_FORWARDED_HEADERS", "on",
            "PURSER_CORS_ORIGINS", "https://shop.example, https://other.example");
    limited = RunningService.on(url, settings);
    plain = RunningService.on(url, Map.of());
  }

  @AfterAll
  static void stop() {
    plain.close();
    limited.close();
    database.close();
  }

  @Test
  void limitsStrangersByTheirAddressAndNotThoseWhoAreKnown() {
    var strangers = limited.client().anonymous();
    for (var n = 0; n <= WINDOW_SECONDS; n++) {
      var _ = strangers.get("/v1/orders", "X-Forwarded-For", "203.0.113.1");
    }

    var refused = strangers.get("/v1/orders", "X-Forwarded-For", "203.0.113.1");
    var other = strangers.get("/v1/orders", "X-Forwarded-For", "203.0.113.2");
    var known = limited.client().get("/v1/orders", "X-Forwarded-For", "203.0.113.1");

    assertThat(refused.code()).isEqualTo("rate-limited");
    assertThat(refused.header("RateLimit-Policy")).contains("\"anonymous\";q=10;w=10");
    assertThat(refused.header("Retry-After")).contains("1");
    assertThat(other.code()).isEqualTo("unauthenticated");
    assertThat(known.status()).isEqualTo(200);
    assertThat(known.header("RateLimit-Policy")).contains("\"person\";q=2000;w=10");
  }

  @Test
  void countsBadCredentialsByTheirAddress() {
    var forger = limited.client().with("none");

    var answer = forger.get("/v1/orders", "X-Forwarded-For", "203.0.113.3");

    assertThat(answer.code()).isEqualTo("unauthenticated");
    assertThat(answer.header("RateLimit").orElseThrow()).startsWith("\"anonymous\";r=9;");
  }

  @Test
  void limitsNobodyWhenSwitchedOff() {
    assertThat(plain.client().get("/v1/orders").header("RateLimit")).isEmpty();
  }

  @Test
  void believesProxiesOnlyWhenTold() {
    var told = limited.client().get("/v1/orders", "X-Forwarded-Proto", "https");
    var untold = plain.client().get("/v1/orders", "X-Forwarded-Proto", "https");

    assertThat(told.header("Strict-Transport-Security")).isPresent();
    assertThat(untold.header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void letsPagesOfTheOriginsCall() {
    var other = limited.client().get("/v1/orders", "Origin", "https://other.example");
    var foreign = limited.client().get("/v1/orders", "Origin", "https://evil.example");
    var none = plain.client().get("/v1/orders", "Origin", "https://shop.example");

    assertThat(other.header("Access-Control-Allow-Origin")).contains("https://other.example");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(none.status()).isEqualTo(200);
    assertThat(none.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
