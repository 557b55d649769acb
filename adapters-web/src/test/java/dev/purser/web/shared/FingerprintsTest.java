package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Change;
import dev.purser.application.shared.writepath.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FingerprintsTest {
  record Body(@Nullable String reference, Change<@Nullable String> text) {}

  @Test
  void tellsKeepingFromClearingFromSetting() {
    var kept = of(Change.keep());
    var cleared = of(Change.to(null));
    var set = of(Change.to("new"));

    assertThat(kept).isEqualTo(of(Change.keep())).isNotEqualTo(cleared).isNotEqualTo(set);
    assertThat(cleared).isEqualTo(of(Change.to(null))).isNotEqualTo(set);
  }

  private static Fingerprint of(Change<@Nullable String> text) {
    return Fingerprints.of(new MockHttpServletRequest("PATCH", "/v1/notes"), new Body(null, text));
  }
}
