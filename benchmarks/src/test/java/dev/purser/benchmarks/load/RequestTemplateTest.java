package dev.purser.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestTemplateTest {
  private final RequestTemplate template =
      RequestTemplate.post("/v1/transfers", "token", "key-############", "{\"amount\":#}");

  @Test
  void fillsNumbersInTheirPlaces() {
    var request = StandardCharsets.US_ASCII.decode(template.filled(42, 7)).toString();

    assertThat(request)
        .startsWith("POST /v1/transfers HTTP/1.1\r\n")
        .contains("\r\nAuthorization: Bearer token\r\n")
        .contains("\r\nIdempotency-Key: key-000000000042\r\n")
        .contains("\r\nContent-Length: 12\r\n")
        .endsWith("\r\n\r\n{\"amount\":7}");
  }

  @Test
  void fillsThemAnewEachTime() {
    assertThat(template.filled(1, 1)).isNotNull();

    var request = StandardCharsets.US_ASCII.decode(template.filled(2, 9)).toString();

    assertThat(request).contains("key-000000000002").contains(":9}");
  }

  @Test
  void fillsTextsInTheirPlaces() {
    var fulfil = RequestTemplate.post("/v1/orders/~~~~/fulfilments", "token", "key-####", "{}");

    var request = StandardCharsets.US_ASCII.decode(fulfil.with("ab-1").filled(7)).toString();

    assertThat(request).startsWith("POST /v1/orders/ab-1/fulfilments HTTP/1.1\r\n");
    assertThatThrownBy(() -> fulfil.with("abcde")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesANumberThatIsTooLongForItsPlace() {
    assertThatThrownBy(() -> template.filled(1, 10)).isInstanceOf(IllegalArgumentException.class);
  }
}
