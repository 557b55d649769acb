package dev.purser.domain.shared;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says that a rule forbids something, and why. */
public final class RefusalAssert {
  private RefusalAssert() {}

  public static void assertRefused(ThrowingCallable transition, Refusal refusal) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(transition)
        .satisfies(refused -> {
          if (!refused.refusal().equals(refusal)) {
            throw new AssertionError("refused with " + refused.refusal());
          }
        });
  }
}
