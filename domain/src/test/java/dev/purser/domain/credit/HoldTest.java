package dev.purser.domain.credit;

import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.MORNING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldTest {
  private final Lot lot = lot();
  private final Lot later = lot();
  private final Hold hold = aHold().of(credits(10)).build();
  private final Hold alone = aHold().of(credits(10)).until(NOON).build();
  private final Refusals refusals = new Refusals();

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
  void isCapturedInPartsBeforeItsDeadline() {
    assertThat(alone.capturable(null, NOON.minusNanos(1_000), refusals)).contains(credits(10));
    assertThat(alone.capturable(credits(3), MORNING, refusals)).contains(credits(3));
    assertThat(alone.capture(credits(3)).capturable(null, MORNING, refusals)).contains(credits(7));
    assertThat(refusals.isEmpty()).isTrue();
  }

  @Test
  void isNotCapturedFromItsDeadlineOn() {
    assertThat(alone.capturable(credits(11), NOON, refusals)).isEmpty();

    assertThat(refusals.toList())
        .containsExactly(
            new LocatedRefusal("", new CreditRefusal.HoldExpired(alone.id(), NOON)),
            new LocatedRefusal("amount", new CreditRefusal.HoldExceeded(alone.id(), 11, 10)));
  }

  @Test
  void saysThatItHasExpiredAlsoOnceItIsClosedForThat() {
    var expired = alone.release(HoldStatus.EXPIRED, 0);

    assertThat(expired.capturable(credits(1), NOON, refusals)).isEmpty();

    assertThat(refusals.toList())
        .containsExactly(
            new LocatedRefusal("", new CreditRefusal.HoldExpired(alone.id(), NOON)),
            new LocatedRefusal("", new CreditRefusal.HoldClosed(alone.id(), HoldStatus.EXPIRED)));
  }

  @ParameterizedTest
  @EnumSource(names = {"CAPTURED", "VOIDED"})
  void isNotCapturedOnceItIsClosedWhateverItsDeadline(HoldStatus end) {
    var closed = end == HoldStatus.CAPTURED ? alone.capture(credits(10)) : alone.release(end, 0);

    assertThat(closed.capturable(null, NOON, refusals)).isEmpty();

    assertThat(refusals.toList())
        .containsExactly(new LocatedRefusal("", new CreditRefusal.HoldClosed(alone.id(), end)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Amount.MAX + 1, Long.MIN_VALUE, Long.MAX_VALUE})
  void isNotCapturedInPartsThatDoNotMove(long part) {
    assertThat(alone.capturable(credits(part), MORNING, refusals)).isEmpty();

    assertThat(refusals.toList())
        .extracting(located -> located.refusal().code())
        .containsExactly("amount-out-of-range");
  }

  @Test
  void isNotCapturedInAnotherAsset() {
    assertThat(alone.capturable(euros(1), MORNING, refusals)).isEmpty();

    assertThat(refusals.toList())
        .containsExactly(
            new LocatedRefusal(
                "amount", new CreditRefusal.AssetMismatch(alone.from(), AssetCode.CREDIT, EUR)));
  }

  @Test
  void isDueFromItsDeadlineOnWhileItIsOpen() {
    assertThat(alone.isDue(NOON.minusNanos(1_000))).isFalse();
    assertThat(alone.isDue(NOON)).isTrue();
    assertThat(alone.release(HoldStatus.VOIDED, 0).isDue(NOON)).isFalse();
    assertThat(hold.isDue(Instant.MAX)).isFalse();
  }

  @Test
  void isHandledByItsOrderAloneIfItHasOne() {
    assertThat(alone.requireUnmanaged()).isEqualTo(alone);
    assertRefused(
        hold::requireUnmanaged,
        new CreditRefusal.ManagedByOrder(Objects.requireNonNull(hold.managedBy())));
  }

  @Test
  void saysNothingButThatToWhoeverWouldCaptureIt() {
    assertThat(hold.capture(credits(10)).capturable(credits(0), NOON, refusals)).isEmpty();

    assertThat(refusals.toList())
        .containsExactly(
            new LocatedRefusal(
                "", new CreditRefusal.ManagedByOrder(Objects.requireNonNull(hold.managedBy()))));
  }

  private static Lot lot() {
    return new Lot(new LotId(FreshIds.next()), new LotTerms(50, null), 100, 0, MORNING);
  }
}
