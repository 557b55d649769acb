package dev.purser.domain.credit;

import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.MORNING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
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
        .containsExactly(
            new Hold.Share(lot.place(), 4, 0, 0), new Hold.Share(later.place(), 3, 2, 0));
    assertThat(voided.shares())
        .containsExactly(
            new Hold.Share(lot.place(), 4, 0, 0), new Hold.Share(later.place(), 3, 0, 0));
  }

  @Test
  void givesBackOfTheBaseFirstAndThenOfItsLastLots() {
    var mixed = aHold().of(credits(10)).settingAside(lot, 4).settingAside(later, 3).build();

    assertThat(mixed.lastSharesOf(credits(3))).isEmpty();
    assertThat(mixed.lastSharesOf(credits(5))).isEqualTo(Map.of(later.id(), 2L));
    assertThat(mixed.lastSharesOf(credits(10))).isEqualTo(Map.of(later.id(), 3L, lot.id(), 4L));
  }

  @Test
  void isSmallerByWhatItGivesBackAsIfThatHadNeverBeenAskedFor() {
    var mixed = aHold().of(credits(10)).settingAside(lot, 4).settingAside(later, 3).build();

    var reduced = mixed.capture(credits(2)).reduce(credits(5), 2);

    assertThat(reduced.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(reduced.amount()).isEqualTo(credits(5));
    assertThat(reduced.captured()).isEqualTo(2);
    assertThat(reduced.remaining()).isEqualTo(credits(3));
    assertThat(reduced.expired()).isEqualTo(2);
    assertThat(reduced.shares()).containsExactly(share(lot, 4, 2, 0), share(later, 1, 1, 0));
  }

  @Test
  void isVoidedWhenAllOfItIsGivenBackAndCapturedWhenSomeOfItWasSpent() {
    var voided = hold.reduce(credits(4), 0).reduce(credits(6), 0);
    var captured = hold.capture(credits(7)).reduce(credits(3), 0);

    assertThat(voided.status()).isEqualTo(HoldStatus.VOIDED);
    assertThat(voided.remaining()).isEqualTo(credits(0));
    assertThat(captured.status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(captured.amount()).isEqualTo(credits(7));
    assertThat(captured.remaining()).isEqualTo(credits(0));
    assertRefused(
        () -> voided.reduce(credits(1), 0),
        new CreditRefusal.HoldClosed(hold.id(), HoldStatus.VOIDED));
  }

  @Test
  void growsByWhatIsSetAsideOfOldLotsAndNewOnes() {
    var mixed = aHold().of(credits(6)).settingAside(lot, 4).build();

    var extended =
        mixed
            .capture(credits(1))
            .extend(credits(5), List.of(new Portion(lot, 2), new Portion(later, 3)));

    assertThat(extended.amount()).isEqualTo(credits(11));
    assertThat(extended.remaining()).isEqualTo(credits(10));
    assertThat(extended.shares()).containsExactly(share(lot, 6, 5, 0), share(later, 3, 3, 0));
  }

  @Test
  void spendsWhatBurnsFirstBeforeTheRestHoweverLateItWasSetAside() {
    var ofLater = aHold().of(credits(3)).settingAside(later, 3).build();

    var extended = ofLater.extend(credits(4), List.of(new Portion(lot, 4)));

    assertThat(extended.shares()).containsExactly(share(lot, 4, 4, 0), share(later, 3, 3, 0));
    assertThat(extended.sharesOf(credits(5))).isEqualTo(Map.of(lot.id(), 4L, later.id(), 1L));
    assertThat(extended.lastSharesOf(credits(3))).isEqualTo(Map.of(later.id(), 3L));
  }

  @Test
  void isOpenAgainForWhatIsSetAsideOnceAllWasSpent() {
    var extended = hold.capture(credits(10)).extend(credits(3), List.of());

    assertThat(extended.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(extended.captured()).isEqualTo(10);
    assertThat(extended.remaining()).isEqualTo(credits(3));
  }

  @Test
  void setsAsideNoMoreThanIsAddedOnceAllWasGivenBack() {
    var voided = aHold().of(credits(6)).settingAside(lot, 4).build().reduce(credits(6), 0);

    var extended = voided.extend(credits(3), List.of(new Portion(lot, 1)));
    var spent = extended.capture(credits(3));

    assertThat(extended.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(extended.remaining()).isEqualTo(credits(3));
    assertThat(extended.sharesOf(credits(3))).isEqualTo(Map.of(lot.id(), 1L));
    assertThat(spent.status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(spent.refundOf(credits(3))).extracting(Portion::amount).containsExactly(1L);
  }

  @Test
  void neverHoldsMoreThanTheLargestAmountAltogether() {
    var most = aHold().of(credits(Amount.MAX - 1)).build().capture(credits(5));

    assertThat(most.extend(credits(1), List.of()).amount()).isEqualTo(credits(Amount.MAX));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> most.extend(credits(2), List.of()))
        .extracting(refused -> refused.refusal().code())
        .isEqualTo("amount-out-of-range");
  }

  @Test
  void refundsOfTheBaseFirstAndThenIntoItsLastLots() {
    var spent =
        aHold()
            .of(credits(10))
            .settingAside(lot, 4)
            .settingAside(later, 3)
            .build()
            .capture(credits(9));

    var once = spent.refund(credits(3), 0);
    var twice = once.refund(credits(5), 1);

    assertThat(spent.refundOf(credits(2))).isEmpty();
    assertThat(refunded(spent, 3)).containsExactly(tuple(later.id(), 1L));
    assertThat(refunded(once, 5)).containsExactly(tuple(later.id(), 2L), tuple(lot.id(), 3L));
    assertThat(once.shares()).containsExactly(share(lot, 4, 0, 0), share(later, 3, 0, 1));
    assertThat(twice.shares()).containsExactly(share(lot, 4, 0, 3), share(later, 3, 0, 3));
    assertThat(twice.refunded()).isEqualTo(8);
    assertThat(twice.expired()).isEqualTo(1);
    assertThat(twice.remaining()).isEqualTo(credits(1));
  }

  @Test
  void refundsEmptyLotsThatStandWhereTheyStoodInTheBurningOrder() {
    var spent = aHold().of(credits(4)).settingAside(lot, 4).build().capture(credits(4));

    var back = spent.refundOf(credits(4)).getFirst().lot();

    assertThat(back).isEqualTo(new Lot(lot.id(), lot.terms(), 0, 0, lot.createdAt()));
  }

  @Test
  void refundsWhatWasSpentBetweenRefunds() {
    var mixed = aHold().of(credits(10)).settingAside(lot, 4).settingAside(later, 3).build();

    var before = mixed.capture(credits(5)).refund(credits(2), 0);
    var after = before.capture(credits(4));

    assertThat(before.shares()).containsExactly(share(lot, 4, 0, 1), share(later, 3, 2, 1));
    assertThat(after.shares()).containsExactly(share(lot, 4, 0, 1), share(later, 3, 0, 1));
    assertThat(refunded(after, 7)).containsExactly(tuple(later.id(), 2L), tuple(lot.id(), 3L));
    assertThat(refunded(after, 4)).containsExactly(tuple(later.id(), 2L));
  }

  @Test
  void refundsNoMoreThanWasSpent() {
    var spent = hold.capture(credits(6)).refund(credits(4), 0);

    assertThat(spent.refund(credits(2), 0).refunded()).isEqualTo(6);
    assertThatIllegalStateException().isThrownBy(() -> spent.refund(credits(3), 0));
  }

  @Test
  void keepsItsStatusWhenItRefunds() {
    assertThat(hold.capture(credits(6)).refund(credits(6), 0).status()).isEqualTo(HoldStatus.OPEN);
    assertThat(hold.capture(credits(10)).refund(credits(6), 0).status())
        .isEqualTo(HoldStatus.CAPTURED);
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

  private static List<Tuple> refunded(Hold hold, long amount) {
    return hold.refundOf(credits(amount)).stream()
        .map(portion -> tuple(Objects.requireNonNull(portion.lot()).id(), portion.amount()))
        .toList();
  }

  private static Hold.Share share(Lot lot, long amount, long held, long refunded) {
    return new Hold.Share(lot.place(), amount, held, refunded);
  }

  private static Lot lot() {
    return new Lot(new LotId(FreshIds.next()), new LotTerms(50, null), 100, 0, MORNING);
  }
}
