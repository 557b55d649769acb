package dev.purser.domain.credit;

import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Moments.MORNING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.shared.FreshIds;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HoldTest {
  private final Lot lot = lot();
  private final Lot later = lot();
  private final Hold hold = aHold().of(credits(10)).build();

  @Test
  void setsAllOfItsAmountAside() {
    assertThat(hold.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(hold.captured()).isZero();
    assertThat(hold.remaining()).isEqualTo(credits(10));
  }

  @Test
  void setsNothingAsideOnceItIsCaptured() {
    var captured = hold.capture(credits(10));

    assertThat(captured.status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(captured.captured()).isEqualTo(10);
    assertThat(captured.remaining()).isEqualTo(credits(0));
  }

  @Test
  void staysOpenWhileSomeOfItIsNotCaptured() {
    var captured = hold.capture(credits(4)).capture(credits(5));

    assertThat(captured.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(captured.captured()).isEqualTo(9);
    assertThat(captured.remaining()).isEqualTo(credits(1));
  }

  @Test
  void setsNothingAsideOnceItIsVoidedOrExpired() {
    var voided = hold.release(HoldStatus.VOIDED, 0);
    var expired = hold.capture(credits(4)).release(HoldStatus.EXPIRED, 2);

    assertThat(voided.captured()).isZero();
    assertThat(voided.remaining()).isEqualTo(credits(0));
    assertThat(expired.captured()).isEqualTo(4);
    assertThat(expired.expired()).isEqualTo(2);
    assertThat(expired.remaining()).isEqualTo(credits(0));
  }

  @Test
  void endsOnce() {
    var captured = hold.capture(credits(10));
    var voided = hold.release(HoldStatus.VOIDED, 0);

    assertRefused(
        () -> captured.capture(credits(1)),
        new CreditRefusal.HoldClosed(hold.id(), HoldStatus.CAPTURED));
    assertRefused(
        () -> captured.release(HoldStatus.VOIDED, 0),
        new CreditRefusal.HoldClosed(hold.id(), HoldStatus.CAPTURED));
    assertRefused(
        () -> voided.capture(credits(1)),
        new CreditRefusal.HoldClosed(hold.id(), HoldStatus.VOIDED));
  }

  @Test
  void isMadeOfItsLotsInBurningOrderAndThenOfTheBase() {
    var mixed = aHold().of(credits(10)).settingAside(lot, 4).settingAside(later, 3).build();

    assertThat(mixed.sharesOf(credits(3))).isEqualTo(Map.of(lot.id(), 3L));
    assertThat(mixed.sharesOf(credits(6))).isEqualTo(Map.of(lot.id(), 4L, later.id(), 2L));
    assertThat(mixed.sharesOf(credits(10))).isEqualTo(Map.of(lot.id(), 4L, later.id(), 3L));
  }

  @Test
  void remembersWhatItHadOfEachLotWhenNothingIsLeft() {
    var mixed = aHold().of(credits(10)).settingAside(lot, 4).settingAside(later, 3).build();

    var captured = mixed.capture(credits(5));
    var voided = captured.release(HoldStatus.VOIDED, 0);

    assertThat(captured.shares())
        .containsExactly(new Hold.Share(lot.id(), 4, 0), new Hold.Share(later.id(), 3, 2));
    assertThat(voided.shares())
        .containsExactly(new Hold.Share(lot.id(), 4, 0), new Hold.Share(later.id(), 3, 0));
  }

  @Test
  void isNotCapturedFromItsDeadlineOnNorBeyondWhatIsLeft() {
    var alone = aHold().of(credits(10)).until(NOON).build();

    assertThat(alone.requireCapturable(credits(10), NOON.minusNanos(1_000))).isEqualTo(alone);
    assertRefused(
        () -> alone.requireCapturable(credits(1), NOON),
        new CreditRefusal.HoldExpired(alone.id(), NOON));
    assertRefused(
        () -> alone.requireCapturable(credits(11), MORNING),
        new CreditRefusal.HoldExceeded(alone.id(), 11, 10));
  }

  @Test
  void isHandledByItsOrderAloneIfItHasOne() {
    var alone = aHold().until(NOON).build();

    assertThat(alone.requireUnmanaged()).isEqualTo(alone);
    assertRefused(
        hold::requireUnmanaged,
        new CreditRefusal.ManagedByOrder(Objects.requireNonNull(hold.managedBy())));
  }

  private static Lot lot() {
    return new Lot(new LotId(FreshIds.next()), new LotTerms(50, null), 100, 0, MORNING);
  }
}
