package dev.purser.domain.credit;

import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class HoldTest {
  private final Hold hold = aHold().of(credits(10)).build();

  @Test
  void setsAllOfItsAmountAside() {
    assertThat(hold.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(hold.captured()).isZero();
    assertThat(hold.remaining()).isEqualTo(credits(10));
  }

  @Test
  void setsNothingAsideOnceItIsCaptured() {
    var captured = hold.captureRest();

    assertThat(captured.status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(captured.captured()).isEqualTo(10);
    assertThat(captured.remaining()).isEqualTo(credits(0));
  }

  @Test
  void setsNothingAsideOnceItIsVoided() {
    var voided = hold.voidRest();

    assertThat(voided.status()).isEqualTo(HoldStatus.VOIDED);
    assertThat(voided.captured()).isZero();
    assertThat(voided.remaining()).isEqualTo(credits(0));
  }

  @Test
  void endsOnce() {
    var captured = hold.captureRest();
    var voided = hold.voidRest();

    assertThatIllegalStateException().isThrownBy(captured::captureRest);
    assertThatIllegalStateException().isThrownBy(captured::voidRest);
    assertThatIllegalStateException().isThrownBy(voided::captureRest);
    assertThatIllegalStateException().isThrownBy(voided::voidRest);
  }
}
