package dev.purser.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsOriginsTest {
  @Test
  void readsOriginsWithCommasBetweenThem() {
    var origins = CorsOrigins.parse("https://shop.example, http://localhost:3000,https://[::1]");

    assertThat(origins)
        .containsExactly("https://shop.example", "http://localhost:3000", "https://[::1]");
    assertThat(CorsOrigins.parse("*")).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example",
        "https://shop.example/",
        "https://shop.example/path",
        "https://ann@shop.example",
        "https://shop.example?x",
        "ftp://shop.example",
        "https://*.example",
        "https://a.example,",
        "https://a b"
      })
  void refusesWhatNoBrowserSends(String text) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> CorsOrigins.parse(text))
        .withMessageContaining("PURSER_CORS_ORIGINS");
  }
}
