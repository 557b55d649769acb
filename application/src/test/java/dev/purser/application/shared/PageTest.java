package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.shared.Role;
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

  @Test
  void cutsWhatWasReadAfterAPosition() {
    var slice = Slice.after("0", 2);

    var page = Page.of(slice, List.of("a", "b", "c"), Function.identity(), PageTest::uncounted);

    assertThat(slice.rows()).isEqualTo(3);
    assertThat(slice.offset()).isZero();
    assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), "b", null));
  }

  @Test
  void tellsHowManyThereAreOnNumberedPages() {
    var slice = new Slice.Numbered<String>(3, 2);

    var page = Page.of(slice, List.of("e", "f"), Function.identity(), () -> 9);

    assertThat(slice.rows()).isEqualTo(2);
    assertThat(slice.offset()).isEqualTo(4);
    assertThat(page).isEqualTo(new Page<>(List.of("e", "f"), null, 9L));
  }

  @Test
  void countsOnlyWhereItDoesNotKnow() {
    var last = new Slice.Numbered<String>(3, 2);
    var only = new Slice.Numbered<String>(1, 2);

    assertThat(Page.of(last, List.of("e"), Function.identity(), PageTest::uncounted).total())
        .isEqualTo(5);
    assertThat(Page.of(only, List.of(), Function.identity(), PageTest::uncounted).total()).isZero();
    assertThat(Page.of(last, List.of(), Function.identity(), () -> 4).total()).isEqualTo(4);
  }

  @Test
  void keepsNumberedPagesForStaffAndWithinTheirReach() {
    var admin = new Actor("0199d000-0000-7000-8000-000000000001", Role.ADMIN);
    var customer = new Actor("0199d000-0000-7000-8000-000000000002", Role.CUSTOMER);

    assertThat(Slice.numbered(admin, 50, 200).rows()).isEqualTo(200);
    assertThatIllegalArgumentException().isThrownBy(() -> Slice.numbered(admin, 51, 200));
    assertThatIllegalArgumentException().isThrownBy(() -> Slice.numbered(admin, 0, 200));
    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> Slice.numbered(customer, 1, 50));
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> Slice.numbered(Actor.ANONYMOUS, 1, 50));
  }

  private static long uncounted() {
    throw new AssertionError("counted without need");
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
