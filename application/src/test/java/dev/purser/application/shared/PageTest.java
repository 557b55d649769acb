package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @Test
  void tellsWhereTheNextOneBegins() {
    var page = Page.of(List.of("a", "b", "c"), 2, Function.identity());

    assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), "b"));
  }

  @Test
  void endsWhereNoMoreWasRead() {
    assertThat(Page.of(List.of("a", "b"), 2, Function.identity()))
        .isEqualTo(new Page<>(List.of("a", "b"), null));
    assertThat(Page.<String, String>of(List.of(), 2, Function.identity()).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 200})
  void readsOneMoreThanItShows(int limit) {
    assertThat(Page.limitAndOne(limit)).isEqualTo(limit + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void hasOneToTwoHundredItems(int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> Page.limitAndOne(limit));
  }
}
