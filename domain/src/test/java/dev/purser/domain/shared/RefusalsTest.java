package dev.purser.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final Refusal TOO_MANY = new ValueRefusal.QuantityOutOfRange(0);
  private static final Refusal TOO_MUCH = new ValueRefusal.AmountOutOfRange("much");

  private final Refusals refusals = new Refusals();

  @Test
  void gatherEveryRefusalInTheOrderOfItsComing() {
    refusals.add("lines/1", TOO_MANY);
    refusals.attempt("amount", () -> refuse(TOO_MUCH));

    assertThat(refusals.isEmpty()).isFalse();
    assertThat(refusals.toList())
        .containsExactly(
            new LocatedRefusal("lines/1", TOO_MANY), new LocatedRefusal("amount", TOO_MUCH));
  }

  @Test
  void giveWhatTransitionGivesWhenItIsNotRefused() {
    assertThat(refusals.attempt("amount", () -> 7)).contains(7);
    assertThat(refusals.isEmpty()).isTrue();
  }

  @Test
  void giveNothingWhenTransitionIsRefused() {
    assertThat(refusals.attempt("amount", () -> refuse(TOO_MUCH))).isEmpty();
  }

  @Test
  void letFaultsThrough() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            refusals.attempt(
                "amount",
                () -> {
                  throw new IllegalStateException("a bug");
                }));
    assertThat(refusals.isEmpty()).isTrue();
  }

  @Test
  void areThrownWithoutStackTraces() {
    assertThat(new RefusedException(TOO_MANY).getStackTrace()).isEmpty();
    assertThat(new RefusedException(TOO_MANY)).hasMessage(TOO_MANY.explanation());
  }

  private static int refuse(Refusal refusal) {
    throw new RefusedException(refusal);
  }
}
