package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import dev.purser.web.credit.FakeCredits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

class RateLimitsTest {
  private static final String ACCOUNT = "/v1/accounts/" + FakeCredits.RICH.value();
  private static ServletWebServerApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        TestService.start(
            new WebSettings(
                List.of(), Duration.ofSeconds(30), new WebSettings.RateLimits(true, 1, 1, 1)));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void tellsWhatIsLeftAndRefusesWhatIsMore() {
    var client = TestService.clientOf(service);
    var first = client.get(ACCOUNT);
    exhaust(client);

    var refused = client.get("/v1/nothing");

    assertThat(first.header("RateLimit-Policy").orElseThrow()).matches("\"[a-z]+\";q=10;w=10");
    assertThat(first.header("RateLimit").orElseThrow()).matches("\"[a-z]+\";r=\\d;t=\\d+");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate-limited");
    assertThat(refused.header("Retry-After")).contains("1");
    assertThat(refused.header("RateLimit").orElseThrow()).contains(";r=0;");
    assertThat(client.get("/healthz").status()).isEqualTo(200);
    assertThat(client.get("/readyz").header("RateLimit")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "0:0:0:0:0:0:0:1, 0000000000000000",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::9, 20010db800010002",
    "::ffff:10.0.0.1, ::ffff:10.0.0.1",
    "fe80::1%nonsense, fe80::1%nonsense"
  })
  void countsNetworksOfIpv6(String address, String counted) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);

    assertThat(Addresses.of(request)).isEqualTo(counted);
  }

  private static void exhaust(TestClient client) {
    for (var n = 0; n < 20; n++) {
      var status = client.get(ACCOUNT).status();
      assertThat(status).isIn(200, 401, 429);
    }
  }
}
