package dev.purser.domain.credit;

import static dev.purser.domain.credit.AccountBuilder.after;
import static dev.purser.domain.credit.AccountBuilder.anAccount;
import static dev.purser.domain.credit.LotBuilder.aLot;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerAccountTest {
  private static final Supplier<LotId> NO_LOTS =
      () -> {
        throw new AssertionError("no lot is opened here");
      };

  @Test
  void beginsOpenAndEmpty() {
    var id = new AccountId(FreshIds.next());
    var owner = new OwnerId(FreshIds.next());

    var account = CustomerAccount.open(id, owner, AssetCode.CREDIT, NOON);

    assertThat(account).isEqualTo(anAccount().withId(id).of(owner).changedAt(NOON).build());
    assertThat(account.available(NOON)).isZero();
  }

  @Test
  void hasAvailableWhatIsNeitherHeldNorUnderTheFloor() {
    var account =
        anAccount().with(credits(100)).holding(credits(30)).withOverdraft(credits(50)).build();

    assertThat(account.available(NOON)).isEqualTo(100 - 30 + 50);
  }

  @Test
  void givesAllThatIsAvailable() {
    var account = anAccount().with(credits(100)).holding(credits(30)).build();

    var after = account.withdraw(credits(70), NOON).account();

    assertThat(after.posted()).isEqualTo(30);
    assertThat(after.held()).isEqualTo(30);
    assertThat(after.available(NOON)).isZero();
  }

  @Test
  void refusesToGiveMoreThanIsAvailable() {
    var account = anAccount().with(credits(100)).holding(credits(30)).build();

    assertRefused(
        () -> account.withdraw(credits(71), NOON),
        new CreditRefusal.InsufficientCredit(account.id(), 71, 70));
  }

  @Test
  void goesDownToItsFloorAndNoFurther() {
    var account = anAccount().with(credits(10)).withOverdraft(credits(50)).build();

    var overdrawn = account.withdraw(credits(60), NOON).account();

    assertThat(overdrawn.posted()).isEqualTo(-50);
    assertRefused(
        () -> overdrawn.withdraw(credits(1), NOON),
        new CreditRefusal.InsufficientCredit(account.id(), 1, 0));
  }

  @Test
  void countsItsEntriesAndDatesItsChanges() {
    var account = anAccount().with(credits(10)).afterEntries(6).build();

    var after = account.deposit(credits(5), List.of(), NO_LOTS, NOON).account();

    assertThat(after.sequence()).isEqualTo(7);
    assertThat(after.changedAt()).isEqualTo(NOON);
  }

  @Test
  void makesNoEntryOfWhatItOnlyHolds() {
    var account = anAccount().with(credits(10)).afterEntries(6).build();

    var holding = account.hold(credits(5), NOON).account();

    assertThat(holding.sequence()).isEqualTo(6);
    assertThat(holding.posted()).isEqualTo(10);
    assertThat(holding.changedAt()).isEqualTo(NOON);
  }

  @Test
  void receivesUpToTheLargestBalance() {
    var account = anAccount().with(credits(1)).build();

    var full = account.deposit(credits(Amount.MAX - 1), List.of(), NO_LOTS, NOON).account();

    assertThat(full.posted()).isEqualTo(Amount.MAX);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> full.deposit(credits(1), List.of(), NO_LOTS, NOON))
        .extracting(refused -> refused.refusal().code())
        .isEqualTo("amount-out-of-range");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> full.deposit(credits(Amount.MAX), List.of(), NO_LOTS, NOON));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, Amount.MAX})
  void countsNoMoreThanTheMostAboveItsFloor(long overdraft) {
    var account = anAccount().withOverdraft(credits(overdraft)).build();
    var room = Amount.MAX - overdraft;

    var full = room == 0 ? account : after(account, credits(room), NOON);

    assertThat(full.available(NOON)).isEqualTo(Amount.MAX);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> full.deposit(credits(1), List.of(), NO_LOTS, NOON))
        .satisfies(
            refused -> assertThat(refused.refusal().code()).isEqualTo("amount-out-of-range"));
  }

  @Test
  void holdsAllThatIsAvailableAndNoMore() {
    var account = anAccount().with(credits(100)).holding(credits(30)).build();

    var holding = account.hold(credits(70), NOON).account();

    assertThat(holding.held()).isEqualTo(100);
    assertThat(holding.available(NOON)).isZero();
    assertRefused(
        () -> holding.hold(credits(1), NOON),
        new CreditRefusal.InsufficientCredit(account.id(), 1, 0));
  }

  @Test
  void givesBackWhatItHeld() {
    var account = anAccount().with(credits(100)).holding(credits(30)).build();

    var released = account.release(credits(30), Map.of(), NOON);

    assertThat(released.held()).isZero();
    assertThat(released.posted()).isEqualTo(100);
    assertThat(released.sequence()).isEqualTo(account.sequence());
  }

  @Test
  void spendsWhatItHeld() {
    var account = anAccount().with(credits(100)).holding(credits(30)).build();

    var captured = account.capture(credits(30), Map.of(), NOON).account();

    assertThat(captured.held()).isZero();
    assertThat(captured.posted()).isEqualTo(70);
    assertThat(captured.available(NOON)).isEqualTo(account.available(NOON));
    assertThat(captured.sequence()).isEqualTo(account.sequence() + 1);
  }

  @Test
  void neitherReleasesNorCapturesMoreThanItHolds() {
    var account = anAccount().with(credits(100)).holding(credits(30)).build();

    assertThatIllegalStateException()
        .isThrownBy(() -> account.release(credits(31), Map.of(), NOON));
    assertThatIllegalStateException()
        .isThrownBy(() -> account.capture(credits(31), Map.of(), NOON));
  }

  @Test
  void spendsAndHoldsNothingWhileItIsFrozen() {
    var account = anAccount().with(credits(100)).frozen().build();
    var frozen = new CreditRefusal.AccountFrozen(account.id());

    assertRefused(() -> account.withdraw(credits(1), NOON), frozen);
    assertRefused(() -> account.hold(credits(1), NOON), frozen);
  }

  @Test
  void receivesReleasesAndCapturesWhileItIsFrozen() {
    var account = anAccount().with(credits(100)).holding(credits(30)).frozen().build();

    assertThat(account.deposit(credits(5), List.of(), NO_LOTS, NOON).account().posted())
        .isEqualTo(105);
    assertThat(account.release(credits(30), Map.of(), NOON).held()).isZero();
    assertThat(account.capture(credits(30), Map.of(), NOON).account().posted()).isEqualTo(70);
    assertThat(account.deposit(credits(5), List.of(), NO_LOTS, NOON).account().status())
        .isEqualTo(AccountStatus.FROZEN);
  }

  @Test
  void takesPartInNothingOnceItIsClosed() {
    var account = anAccount().closed().build();
    var closed = new CreditRefusal.AccountClosed(account.id());

    assertRefused(() -> account.withdraw(credits(1), NOON), closed);
    assertRefused(() -> account.hold(credits(1), NOON), closed);
    assertRefused(() -> account.deposit(credits(1), List.of(), NO_LOTS, NOON), closed);
  }

  @Test
  void takesNoOtherAssetThanItsOwn() {
    var account = anAccount().with(credits(100)).build();
    var mismatch = new CreditRefusal.AssetMismatch(account.id(), AssetCode.CREDIT, EUR);

    assertRefused(() -> account.withdraw(euros(1), NOON), mismatch);
    assertRefused(() -> account.deposit(euros(1), List.of(), NO_LOTS, NOON), mismatch);
    assertRefused(() -> account.hold(euros(1), NOON), mismatch);
  }

  @Test
  void opensWithAFloorDownToWhichItMayBeOverdrawn() {
    var id = new AccountId(FreshIds.next());
    var owner = new OwnerId(FreshIds.next());

    var account = CustomerAccount.open(id, owner, credits(-50), NOON);

    assertThat(account.floor()).isEqualTo(-50);
    assertThat(account.available(NOON)).isEqualTo(50);
    assertThat(CustomerAccount.open(id, owner, credits(-Amount.MAX), NOON).available(NOON))
        .isEqualTo(Amount.MAX);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -Amount.MAX - 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void opensWithNoOtherFloor(long floor) {
    var id = new AccountId(FreshIds.next());
    var owner = new OwnerId(FreshIds.next());

    assertRefused(
        () -> CustomerAccount.open(id, owner, credits(floor), NOON),
        new ValueRefusal.AmountOutOfRange("a floor of " + credits(floor)));
  }

  @Test
  void isFrozenAndOpenedAgain() {
    var account = anAccount().with(credits(10)).build();

    var frozen = account.freeze(NOON);

    assertThat(frozen.status()).isEqualTo(AccountStatus.FROZEN);
    assertThat(frozen.changedAt()).isEqualTo(NOON);
    assertThat(frozen.unfreeze(NOON)).isEqualTo(account.freeze(NOON).unfreeze(NOON));
    assertThat(frozen.unfreeze(NOON).status()).isEqualTo(AccountStatus.OPEN);
    assertThat(frozen.posted()).isEqualTo(10);
  }

  @Test
  void becomesNothingThatItIsAlready() {
    var open = anAccount().build();
    var frozen = anAccount().frozen().build();
    var closed = anAccount().closed().build();

    assertRefused(() -> open.unfreeze(NOON), transition(open, AccountStatus.OPEN));
    assertRefused(() -> frozen.freeze(NOON), transition(frozen, AccountStatus.FROZEN));
    assertRefused(() -> closed.close(null, NOON), transition(closed, AccountStatus.CLOSED));
    assertRefused(() -> closed.freeze(NOON), transition(closed, AccountStatus.FROZEN));
    assertRefused(() -> closed.unfreeze(NOON), transition(closed, AccountStatus.OPEN));
  }

  @Test
  void isClosedWhenNothingIsLeft() {
    assertThat(anAccount().build().close(null, NOON).status()).isEqualTo(AccountStatus.CLOSED);
    assertThat(anAccount().frozen().build().close(null, NOON).status())
        .isEqualTo(AccountStatus.CLOSED);
  }

  @Test
  void isNotClosedWhileSomethingIsOnItOrToCome() {
    var rich = anAccount().with(credits(10)).holding(credits(10)).build();
    var overdrawn = anAccount().with(credits(-1)).withOverdraft(credits(5)).build();
    var empty = anAccount().build();
    var hold = new HoldId(FreshIds.next());

    assertRefused(
        () -> rich.close(null, NOON), new CreditRefusal.AccountNotEmpty(rich.id(), 10, 10, null));
    assertRefused(
        () -> overdrawn.close(null, NOON),
        new CreditRefusal.AccountNotEmpty(overdrawn.id(), -1, 0, null));
    assertRefused(
        () -> empty.close(hold, NOON), new CreditRefusal.AccountNotEmpty(empty.id(), 0, 0, hold));
  }

  @Test
  void isNotClosedWhileItsLotsAndItsDebtOutweighEachOther() {
    var lot = aLot(10).until(NOON.plusSeconds(1)).build();
    var even = anAccount().with(credits(-10)).withOverdraft(credits(10)).withLot(lot).build();

    assertRefused(
        () -> even.close(null, NOON), new CreditRefusal.AccountNotEmpty(even.id(), 0, 0, null));
  }

  private static CreditRefusal transition(CustomerAccount account, AccountStatus next) {
    return new CreditRefusal.IllegalTransition(account.id(), account.status(), next);
  }
}
