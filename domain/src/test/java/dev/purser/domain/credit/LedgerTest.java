package dev.purser.domain.credit;

import static dev.purser.domain.credit.AccountBuilder.aHouseAccount;
import static dev.purser.domain.credit.AccountBuilder.anAccount;
import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.credit.LotBuilder.aLot;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.MORNING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.ValueRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final TransferId TRANSFER = new TransferId(FreshIds.next());
  private static final UUID ORDER = FreshIds.next();
  private static final Hold.Terms TERMS = Hold.Terms.managedBy(ORDER);
  private static final TransferId NEXT_TRANSFER = new TransferId(FreshIds.next());
  private static final HoldId HOLD = new HoldId(FreshIds.next());
  private static final Hold.Terms UNTIL_EVENING = Hold.Terms.until(EVENING, null);

  private final Map<AccountId, Account> accounts = new HashMap<>();
  private final CustomerAccount ann = there(anAccount().with(credits(100)).build());
  private final CustomerAccount bob = there(anAccount().with(credits(5)).build());
  private final CustomerAccount cy = there(anAccount().build());
  private final HouseAccount issuing = there(aHouseAccount(HouseRole.ISSUING));
  private final HouseAccount revenue = there(aHouseAccount(HouseRole.REVENUE));
  private final Lot soon = aLot(5).until(EVENING).build();
  private final Lot late = aLot(7).until(EVENING.plusSeconds(1)).build();
  private final AccountId nobody = new AccountId(FreshIds.next());

  private final Ledger ledger = aLedger();
  private final Refusals refusals = new Refusals();

  @Test
  void takesFromOneAccountWhatItGivesToTheOther() {
    move(ann.id(), bob.id(), credits(30));

    assertThat(refusals.isEmpty()).isTrue();
    assertThat(ledger.changedAccounts())
        .containsExactly(ann.withdraw(credits(30), NOON).account(), received(bob, credits(30)));
    assertThat(ledger.entries())
        .containsExactly(
            new Entry(ann.id(), 1, TRANSFER, 0, -30, 70, NOON),
            new Entry(bob.id(), 1, TRANSFER, 0, 30, 35, NOON));
  }

  @Test
  void entersOnceWhatSeveralLotsOfTheGiverPutIntoOneOfTheReceiver() {
    var first = aLot(30).until(EVENING).build();
    var second = aLot(20).until(EVENING).build();
    var giver = there(anAccount().withLot(first).withLot(second).build());

    move(giver.id(), bob.id(), credits(50));

    assertThat(refusals.isEmpty()).isTrue();
    assertThat(ledger.lotEntries())
        .extracting(LotEntry::lot)
        .contains(first.id(), second.id())
        .doesNotHaveDuplicates()
        .hasSize(3);
    assertThat(ledger.lotEntries()).extracting(LotEntry::change).containsExactly(-30L, -20L, 50L);
  }

  @Test
  void sumsToZeroOverAllLegs() {
    move(0, issuing.id(), ann.id(), credits(40));
    move(1, ann.id(), bob.id(), credits(70));
    move(2, bob.id(), cy.id(), credits(60));
    move(3, cy.id(), revenue.id(), credits(10));

    var changes =
        LongStream.concat(
            ledger.entries().stream().mapToLong(Entry::change),
            ledger.housePostings().stream().mapToLong(HousePosting::change));
    assertThat(refusals.isEmpty()).isTrue();
    assertThat(changes.sum()).isZero();
    assertThat(ledger.entries()).hasSize(6);
    assertThat(ledger.housePostings()).hasSize(2);
  }

  @Test
  void coversEachLegWhenItsTurnComes() {
    move(0, ann.id(), cy.id(), credits(100));
    move(1, cy.id(), bob.id(), credits(80));
    move(2, cy.id(), ann.id(), credits(20));

    assertThat(refusals.isEmpty()).isTrue();
    assertThat(balance(ann)).isEqualTo(20);
    assertThat(balance(bob)).isEqualTo(85);
    assertThat(balance(cy)).isZero();
  }

  @Test
  void doesNotCoverLegWithWhatOnlyLaterLegsBring() {
    move(0, cy.id(), bob.id(), credits(80));
    move(1, ann.id(), cy.id(), credits(100));

    assertThat(told())
        .containsExactly(
            new LocatedRefusal(
                "legs/0/amount", new CreditRefusal.InsufficientCredit(cy.id(), 80, 0)));
  }

  @Test
  void numbersEntriesOfOneAccountOneAfterTheOther() {
    move(0, ann.id(), bob.id(), credits(1));
    move(1, ann.id(), bob.id(), credits(2));

    assertThat(ledger.entries())
        .filteredOn(entry -> entry.account().equals(ann.id()))
        .containsExactly(
            new Entry(ann.id(), 1, TRANSFER, 0, -1, 99, NOON),
            new Entry(ann.id(), 2, TRANSFER, 1, -2, 97, NOON));
    assertThat(ledger.changedAccounts()).hasSize(2);
  }

  @Test
  void postsToAccountsOfTheHouseInsteadOfMakingEntries() {
    move(issuing.id(), ann.id(), credits(30));

    assertThat(ledger.housePostings())
        .containsExactly(new HousePosting(issuing.id(), TRANSFER, 0, -30, NOON));
    assertThat(ledger.entries())
        .containsExactly(new Entry(ann.id(), 1, TRANSFER, 0, 30, 130, NOON));
    assertThat(ledger.changedAccounts()).containsExactly(received(ann, credits(30)));
  }

  @Test
  void movesBetweenAccountsOfTheHouse() {
    move(issuing.id(), revenue.id(), credits(30));

    assertThat(ledger.housePostings())
        .containsExactly(
            new HousePosting(issuing.id(), TRANSFER, 0, -30, NOON),
            new HousePosting(revenue.id(), TRANSFER, 0, 30, NOON));
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void tellsEverythingThatStandsInTheWay() {
    var frozen = there(anAccount().with(credits(10)).frozen().build());
    var closed = there(anAccount().closed().build());

    move(0, frozen.id(), closed.id(), credits(11));
    move(1, nobody, ann.id(), credits(0));

    assertThat(told())
        .containsExactlyInAnyOrder(
            at("legs/0/from", new CreditRefusal.AccountFrozen(frozen.id())),
            at("legs/0/to", new CreditRefusal.AccountClosed(closed.id())),
            at("legs/0/amount", new CreditRefusal.InsufficientCredit(frozen.id(), 11, 10)),
            at("legs/1/from", new CreditRefusal.UnknownAccount(nobody.value().toString())),
            at("legs/1/amount", new ValueRefusal.AmountOutOfRange("0 CREDIT")));
  }

  @Test
  void changesNothingAfterRefusal() {
    move(0, ann.id(), nobody, credits(1));
    move(1, ann.id(), bob.id(), credits(1));

    assertThat(ledger.changedAccounts()).isEmpty();
    assertThat(ledger.entries()).isEmpty();
    assertThat(ledger.housePostings()).isEmpty();
  }

  @Test
  void refusesToMoveFromAccountToItself() {
    move(ann.id(), ann.id(), credits(1));

    assertThat(told()).containsExactly(at("legs/0/to", new CreditRefusal.SameAccount(ann.id())));
  }

  @Test
  void refusesAssetThatOneOfTheAccountsDoesNotHold() {
    var rich = there(anAccount().with(euros(100)).build());

    move(0, rich.id(), ann.id(), euros(1));
    move(1, ann.id(), bob.id(), euros(1));

    assertThat(told())
        .containsExactly(
            at("legs/0/amount", new CreditRefusal.AssetMismatch(ann.id(), AssetCode.CREDIT, EUR)),
            at("legs/1/amount", new CreditRefusal.AssetMismatch(ann.id(), AssetCode.CREDIT, EUR)),
            at("legs/1/amount", new CreditRefusal.AssetMismatch(bob.id(), AssetCode.CREDIT, EUR)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Amount.MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesAmountsThatDoNotMove(long minorUnits) {
    move(issuing.id(), ann.id(), credits(minorUnits));

    assertThat(told()).extracting(r -> r.refusal().code()).containsExactly("amount-out-of-range");
    assertThat(ledger.housePostings()).isEmpty();
  }

  @Test
  void refusesBalanceBeyondTheLargest() {
    move(issuing.id(), ann.id(), credits(Amount.MAX));

    assertThat(told()).extracting(r -> r.refusal().code()).containsExactly("amount-out-of-range");
    assertThat(told()).extracting(LocatedRefusal::subject).containsExactly("legs/0/amount");
    assertThat(ledger.changedAccounts()).isEmpty();
    assertThat(ledger.housePostings()).isEmpty();
  }

  @Test
  void refusesBalanceOfTheHouseBeyondTheMostThatTheLegsComeToTogether() {
    var full = there(aHouseAccount(HouseRole.GENERAL, HouseAccount.MOST - 50));

    move(0, ann.id(), full.id(), credits(30));
    move(1, ann.id(), full.id(), credits(20));
    move(2, ann.id(), full.id(), credits(1));

    assertThat(told()).extracting(r -> r.refusal().code()).containsExactly("amount-out-of-range");
    assertThat(told()).extracting(LocatedRefusal::subject).containsExactly("legs/2/amount");
    assertThat(ledger.changedHouses())
        .extracting(HouseAccount::posted)
        .containsExactly(HouseAccount.MOST);
  }

  @Test
  void issuesNoMoreThanCanBeCounted() {
    var spent = there(aHouseAccount(HouseRole.ISSUING, 5 - HouseAccount.MOST));
    var leg = new Leg(spent.id(), ann.id(), credits(6));

    ledger.grant(TRANSFER, spent, leg, null, Ledger.Subjects.of("accountId"), refusals);

    assertThat(told()).extracting(r -> r.refusal().code()).containsExactly("amount-out-of-range");
    assertThat(told()).extracting(LocatedRefusal::subject).containsExactly("amount");
    assertThat(ledger.entries()).isEmpty();
    assertThat(ledger.housePostings()).isEmpty();
  }

  @Test
  void holdsCreditsAndTouchesTheReceiverNot() {
    var hold = hold(credits(40));

    assertThat(hold.remaining()).isEqualTo(credits(40));
    assertThat(hold.managedBy()).isEqualTo(ORDER);
    assertThat(ledger.changedAccounts()).containsExactly(ann.hold(credits(40), NOON).account());
    assertThat(ledger.holds()).containsExactly(hold);
    assertThat(ledger.entries()).isEmpty();
    assertThat(ledger.housePostings()).isEmpty();
  }

  @Test
  void seesWhatItHoldsWhenItMovesMore() {
    var hold = hold(credits(40));

    move(ann.id(), bob.id(), credits(61));

    assertThat(hold.remaining()).isEqualTo(credits(40));
    assertThat(told())
        .containsExactly(
            at("legs/0/amount", new CreditRefusal.InsufficientCredit(ann.id(), 61, 60)));
  }

  @Test
  void refusesToHoldWhatIsNotThere() {
    assertRefused(
        () -> hold(credits(101)), new CreditRefusal.InsufficientCredit(ann.id(), 101, 100));
    assertThat(ledger.holds()).isEmpty();
    assertThat(ledger.changedAccounts()).isEmpty();
  }

  @Test
  void capturesHoldAsLegFromPayerToReceiver() {
    var hold = hold(credits(40));

    var leg = ledger.capture(TRANSFER, 0, hold, hold.remaining());

    assertThat(leg).isEqualTo(new Leg(ann.id(), revenue.id(), credits(40)));
    assertThat(ledger.holds()).containsExactly(hold.capture(credits(40)));
    assertThat(ledger.entries())
        .containsExactly(new Entry(ann.id(), 1, TRANSFER, 0, -40, 60, NOON));
    assertThat(ledger.housePostings())
        .containsExactly(new HousePosting(revenue.id(), TRANSFER, 0, 40, NOON));
    assertThat(ledger.changedAccounts()).extracting(CustomerAccount::held).containsExactly(0L);
  }

  @Test
  void capturesHoldThatCustomerReceives() {
    var hold = ledger.hold(new HoldId(FreshIds.next()), ann.id(), bob.id(), credits(40), TERMS);

    var leg = ledger.capture(TRANSFER, 2, hold, hold.remaining());

    assertThat(leg.to()).isEqualTo(bob.id());
    assertThat(ledger.entries())
        .containsExactly(
            new Entry(ann.id(), 1, TRANSFER, 2, -40, 60, NOON),
            new Entry(bob.id(), 1, TRANSFER, 2, 40, 45, NOON));
  }

  @Test
  void givesBackAllOfHoldThatIsVoided() {
    var hold = hold(credits(40));

    ledger.release(hold, HoldStatus.VOIDED);

    assertThat(ledger.holds()).containsExactly(hold.release(HoldStatus.VOIDED, 0));
    assertThat(ledger.changedAccounts())
        .containsExactly(
            ann.hold(credits(40), NOON).account().release(credits(40), Map.of(), NOON));
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void holdsNothingOfTheHouse() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            ledger.hold(new HoldId(FreshIds.next()), issuing.id(), bob.id(), credits(1), TERMS));
  }

  @Test
  void holdsForAReceiverWhoIsNamed() {
    var leg = new Leg(ann.id(), bob.id(), credits(40));

    var hold = ledger.hold(HOLD, leg, UNTIL_EVENING, Ledger.Subjects.under(""), refusals);

    assertThat(refusals.isEmpty()).isTrue();
    assertThat(hold).isEqualTo(ledger.holds().stream().findFirst());
    assertThat(hold.orElseThrow().expiresAt()).isEqualTo(EVENING);
    assertThat(ledger.changedAccounts()).containsExactly(ann.hold(credits(40), NOON).account());
  }

  @Test
  void tellsEverythingThatStandsInTheWayOfAHold() {
    var frozen = there(anAccount().with(credits(10)).frozen().build());
    var closed = there(anAccount().closed().build());
    var past = Hold.Terms.until(NOON, null);

    var subjects = Ledger.Subjects.under("");
    var leg = new Leg(frozen.id(), closed.id(), credits(11));
    var hold = ledger.hold(HOLD, leg, past, subjects, refusals);

    assertThat(hold).isEmpty();
    assertThat(told())
        .containsExactlyInAnyOrder(
            at("from", new CreditRefusal.AccountFrozen(frozen.id())),
            at("to", new CreditRefusal.AccountClosed(closed.id())),
            at("amount", new CreditRefusal.InsufficientCredit(frozen.id(), 11, 10)),
            at("expiresAt", new CreditRefusal.ExpiryPassed(NOON, NOON)));
    assertThat(ledger.holds()).isEmpty();
  }

  @Test
  void holdsNothingOfTheHouseForWhoeverNamesIt() {
    var leg = new Leg(revenue.id(), bob.id(), credits(1));

    var hold = ledger.hold(HOLD, leg, UNTIL_EVENING, Ledger.Subjects.under(""), refusals);

    assertThat(hold).isEmpty();
    assertThat(told())
        .containsExactly(
            at("from", new CreditRefusal.UnknownAccount(revenue.id().value().toString())));
  }

  @Test
  void capturesHoldOfLotsAndBaseInParts() {
    var payer = there(anAccount().with(credits(10)).withLot(soon).withLot(late).build());
    var placed = holdFor(payer, bob, 18);

    var first = capture(TRANSFER, placed, credits(6));
    var rest = capture(NEXT_TRANSFER, first, null);

    assertThat(placed.shares())
        .containsExactly(
            new Hold.Share(soon.place(), 5, 5, 0), new Hold.Share(late.place(), 7, 7, 0));
    assertThat(first.shares())
        .containsExactly(
            new Hold.Share(soon.place(), 5, 0, 0), new Hold.Share(late.place(), 7, 6, 0));
    assertThat(rest.status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(lotEntriesOf(soon)).containsExactly(new LotEntry(TRANSFER, 0, soon.id(), -5));
    assertThat(lotEntriesOf(late))
        .containsExactly(
            new LotEntry(TRANSFER, 0, late.id(), -1),
            new LotEntry(NEXT_TRANSFER, 0, late.id(), -6));
    assertThat(changed(payer).lots().isEmpty()).isTrue();
    assertThat(changed(payer).base()).isEqualTo(4);
    assertThat(changed(payer).held()).isZero();
  }

  @Test
  void givesTermsOfCapturedLotsToTheCustomerWhoReceives() {
    var payer = there(anAccount().with(credits(10)).withLot(soon).withLot(late).build());
    var placed = holdFor(payer, bob, 18);

    var _ = capture(TRANSFER, placed, null);

    assertThat(changed(bob).lots().all())
        .extracting(Lot::terms, Lot::remaining)
        .containsExactly(tuple(soon.terms(), 5L), tuple(late.terms(), 7L));
    assertThat(changed(bob).base()).isEqualTo(5 + 6);
  }

  @Test
  void capturesWhatHasExpiredUnderTheHold() {
    var held = aLot(5).holding(5).until(MORNING).build();
    var payer = there(anAccount().withLot(held).build());
    var hold = aHold().from(payer.id()).to(revenue.id()).of(credits(5)).settingAside(held, 5);
    var placed = hold.until(EVENING).build();

    var captured = capture(TRANSFER, placed, null);

    assertThat(captured.status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(ledger.expired(ORDER, "caller")).isEmpty();
    assertThat(ledger.housePostings())
        .containsExactly(new HousePosting(revenue.id(), TRANSFER, 0, 5, NOON));
  }

  @Test
  void sendsToBreakageWhatHasExpiredOnceItIsReleased() {
    there(aHouseAccount(HouseRole.BREAKAGE));
    var held = aLot(9).holding(5).until(MORNING).build();
    var lasting = aLot(3).holding(3).until(EVENING).build();
    var payer = there(anAccount().withLot(held).withLot(lasting).build());
    var placed =
        aHold()
            .from(payer.id())
            .to(revenue.id())
            .of(credits(8))
            .settingAside(held, 5)
            .settingAside(lasting, 3)
            .until(NOON)
            .build();

    var released = ledger.release(placed, HoldStatus.EXPIRED);

    assertThat(released.status()).isEqualTo(HoldStatus.EXPIRED);
    assertThat(released.expired()).isEqualTo(5);
    assertThat(ledger.expired(ORDER, "caller").orElseThrow().expired())
        .containsExactly(credits(4), credits(5));
    assertThat(changed(payer).available(NOON)).isEqualTo(3);
    assertThat(changed(payer).held()).isZero();
  }

  @Test
  void capturesForFrozenPayerButNotForClosedReceiver() {
    var payer = there(anAccount().with(credits(10)).holding(credits(10)).frozen().build());
    var closed = there(anAccount().closed().build());
    var forBob = aHold().from(payer.id()).to(bob.id()).of(credits(5)).until(EVENING).build();
    var forNobody = aHold().from(payer.id()).to(closed.id()).of(credits(5)).until(EVENING).build();

    var captured = capture(TRANSFER, forBob, null);
    var refused = ledger.capture(NEXT_TRANSFER, forNobody, null, refusals);

    assertThat(captured.status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(refused).isEmpty();
    assertThat(told()).containsExactly(at("", new CreditRefusal.AccountClosed(closed.id())));
  }

  @Test
  void refusesToCaptureMoreLotsThanTheReceiverMayHave() {
    var receiver = anAccount();
    for (var number = 1; number <= Lots.MAX; number++) {
      receiver.withLot(aLot(1).until(EVENING.plusSeconds(number)).build());
    }
    var full = there(receiver.build());
    var payer = there(anAccount().withLot(soon).build());
    var placed = holdFor(payer, full, 5);

    var refused = ledger.capture(TRANSFER, placed, null, refusals);

    assertThat(refused).isEmpty();
    assertThat(told()).containsExactly(at("", new CreditRefusal.TooManyLots(full.id(), Lots.MAX)));
  }

  @Test
  void setsMoreAsideUnderTheHoldOfAnOrder() {
    var payer = there(anAccount().with(credits(10)).withLot(soon).withLot(late).build());
    var placed = ledger.hold(HOLD, payer.id(), revenue.id(), credits(3), TERMS);

    var extended = ledger.extend(placed, credits(10));

    assertThat(extended.amount()).isEqualTo(credits(13));
    assertThat(extended.shares())
        .containsExactly(
            new Hold.Share(soon.place(), 5, 5, 0), new Hold.Share(late.place(), 7, 7, 0));
    assertThat(ledger.hold(HOLD)).isEqualTo(extended);
    assertThat(changed(payer).held()).isEqualTo(13);
    assertThat(changed(payer).baseHeld()).isEqualTo(1);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void setsNoMoreAsideThanThereIs() {
    var placed = hold(credits(40));

    assertRefused(
        () -> ledger.extend(placed, credits(61)),
        new CreditRefusal.InsufficientCredit(ann.id(), 61, 60));
    assertThat(ledger.hold(placed.id())).isEqualTo(placed);
    assertThat(changed(ann).held()).isEqualTo(40);
  }

  @Test
  void setsNoMoreAsideOfPayerWhoIsFrozenButGivesBack() {
    var frozen = there(anAccount().with(credits(20)).holding(credits(10)).frozen().build());
    var placed = aHold().from(frozen.id()).to(revenue.id()).of(credits(10)).build();

    assertRefused(
        () -> ledger.extend(placed, credits(1)), new CreditRefusal.AccountFrozen(frozen.id()));
    ledger.reduce(placed, credits(4));

    assertThat(changed(frozen).held()).isEqualTo(6);
  }

  @Test
  void givesBackPartOfHoldTheLastSetAsideFirst() {
    var payer = there(anAccount().with(credits(10)).withLot(soon).withLot(late).build());
    var placed = ledger.hold(HOLD, payer.id(), revenue.id(), credits(14), TERMS);

    var reduced = ledger.reduce(placed, credits(6));

    assertThat(reduced.remaining()).isEqualTo(credits(8));
    assertThat(reduced.shares())
        .containsExactly(
            new Hold.Share(soon.place(), 5, 5, 0), new Hold.Share(late.place(), 3, 3, 0));
    assertThat(changed(payer).held()).isEqualTo(8);
    assertThat(changed(payer).baseHeld()).isZero();
    assertThat(changed(payer).available(NOON)).isEqualTo(14);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void sendsToBreakageWhatHasExpiredOfThePartThatIsGivenBack() {
    there(aHouseAccount(HouseRole.BREAKAGE));
    var held = aLot(9).holding(9).until(MORNING).build();
    var lasting = aLot(3).holding(3).until(EVENING).build();
    var payer = there(anAccount().withLot(held).withLot(lasting).build());
    var placed =
        aHold()
            .from(payer.id())
            .to(revenue.id())
            .of(credits(12))
            .settingAside(held, 9)
            .settingAside(lasting, 3)
            .build();

    var reduced = ledger.reduce(placed, credits(7));

    assertThat(reduced.expired()).isEqualTo(4);
    assertThat(reduced.remaining()).isEqualTo(credits(5));
    assertThat(ledger.expired(ORDER, "caller").orElseThrow().expired()).containsExactly(credits(4));
    assertThat(changed(payer).held()).isEqualTo(5);
    assertThat(changed(payer).posted()).isEqualTo(8);
  }

  @Test
  void endsTheHoldThatIsGivenBackWhole() {
    var whole = hold(credits(40));
    var partly = ledger.hold(HOLD, ann.id(), revenue.id(), credits(10), TERMS);
    var _ = ledger.capture(TRANSFER, 0, partly, credits(3));

    assertThat(ledger.reduce(whole, credits(40)).status()).isEqualTo(HoldStatus.VOIDED);
    assertThat(ledger.reduce(ledger.hold(HOLD), credits(7)).status())
        .isEqualTo(HoldStatus.CAPTURED);
    assertThat(changed(ann).held()).isZero();
    assertThat(changed(ann).posted()).isEqualTo(97);
  }

  @Test
  void refundsIntoTheLotsThatWereBurntTheLastFirst() {
    var payer = there(anAccount().with(credits(10)).withLot(soon).withLot(late).build());
    var placed = ledger.hold(HOLD, payer.id(), revenue.id(), credits(14), TERMS);
    var _ = ledger.capture(TRANSFER, 0, placed, credits(14));
    var made = new ArrayList<Leg>();

    var refunded = ledger.refund(NEXT_TRANSFER, ledger.hold(HOLD), credits(11), made);

    assertThat(made).containsExactly(new Leg(revenue.id(), payer.id(), credits(11)));
    assertThat(refunded.refunded()).isEqualTo(11);
    assertThat(changed(payer).base()).isEqualTo(10);
    assertThat(changed(payer).lots().all())
        .extracting(Lot::id, Lot::remaining)
        .containsExactly(tuple(soon.id(), 2L), tuple(late.id(), 7L));
    assertThat(lotEntriesOf(late))
        .containsExactly(
            new LotEntry(TRANSFER, 0, late.id(), -7), new LotEntry(NEXT_TRANSFER, 0, late.id(), 7));
    assertThat(ledger.housePostings())
        .containsExactly(
            new HousePosting(revenue.id(), TRANSFER, 0, 14, NOON),
            new HousePosting(revenue.id(), NEXT_TRANSFER, 0, -11, NOON));
  }

  @Test
  void spendsAndRefundsInTurns() {
    var payer = there(anAccount().with(credits(10)).withLot(soon).withLot(late).build());
    var placed = ledger.hold(HOLD, payer.id(), revenue.id(), credits(14), TERMS);
    var made = new ArrayList<Leg>();

    var _ = ledger.capture(TRANSFER, 0, placed, credits(6));
    ledger.refund(NEXT_TRANSFER, ledger.hold(HOLD), credits(2), made);
    var _ = ledger.capture(TRANSFER, 1, ledger.hold(HOLD), credits(8));
    ledger.refund(NEXT_TRANSFER, ledger.hold(HOLD), credits(12), made);

    assertThat(ledger.hold(HOLD).status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(ledger.hold(HOLD).refunded()).isEqualTo(ledger.hold(HOLD).captured());
    assertThat(made).hasSize(2);
    assertThat(changed(payer).posted()).isEqualTo(22);
    assertThat(changed(payer).base()).isEqualTo(10);
    assertThat(changed(payer).lots().all())
        .extracting(Lot::id, Lot::remaining)
        .containsExactly(tuple(soon.id(), 5L), tuple(late.id(), 7L));
  }

  @Test
  void sendsRefundOfWhatHasExpiredToBreakageInTheSameTransfer() {
    var breakage = there(aHouseAccount(HouseRole.BREAKAGE));
    var payer = there(anAccount().with(credits(1)).build());
    var gone = aLot(5).until(MORNING).build();
    var spent =
        aHold()
            .from(payer.id())
            .to(revenue.id())
            .of(credits(11))
            .settingAside(gone, 5)
            .settingAside(late, 4)
            .build()
            .capture(credits(11));
    var made = new ArrayList<Leg>();

    var refunded = ledger.refund(TRANSFER, spent, credits(9), made);

    assertThat(made)
        .containsExactly(
            new Leg(revenue.id(), payer.id(), credits(9)),
            new Leg(payer.id(), breakage.id(), credits(3), true));
    assertThat(refunded.refunded()).isEqualTo(9);
    assertThat(refunded.expired()).isEqualTo(3);
    assertThat(ledger.expired(ORDER, "caller")).isEmpty();
    assertThat(ledger.entries())
        .containsExactly(
            new Entry(payer.id(), 1, TRANSFER, 0, 9, 10, NOON),
            new Entry(payer.id(), 2, TRANSFER, 1, -3, 7, NOON));
    assertThat(changed(payer).lots().all())
        .extracting(Lot::id, Lot::remaining)
        .containsExactly(tuple(late.id(), 4L));
    assertThat(lotEntriesOf(gone))
        .extracting(LotEntry::leg, LotEntry::change)
        .containsExactly(tuple(0, 3L), tuple(1, -3L));
  }

  @Test
  void refundsPayerWhoIsFrozenButNotOneWhoIsClosed() {
    var frozen = there(anAccount().frozen().build());
    var closed = there(anAccount().closed().build());
    var ofFrozen = aHold().from(frozen.id()).to(revenue.id()).build().capture(credits(10));
    var ofClosed = aHold().from(closed.id()).to(revenue.id()).build().capture(credits(10));
    var made = new ArrayList<Leg>();

    ledger.refund(TRANSFER, ofFrozen, credits(10), made);

    assertThat(changed(frozen).posted()).isEqualTo(10);
    assertRefused(
        () -> ledger.refund(NEXT_TRANSFER, ofClosed, credits(10), made),
        new CreditRefusal.AccountClosed(closed.id()));
    assertThat(made).hasSize(1);
    assertThat(ledger.housePostings()).hasSize(1);
  }

  private Hold holdFor(CustomerAccount payer, CustomerAccount receiver, long amount) {
    var leg = new Leg(payer.id(), receiver.id(), credits(amount));
    var subjects = Ledger.Subjects.under("");
    return ledger.hold(HOLD, leg, UNTIL_EVENING, subjects, refusals).orElseThrow();
  }

  /** The hold as it is left. */
  private Hold capture(TransferId transfer, Hold hold, @Nullable Amount part) {
    var leg = ledger.capture(transfer, hold, part, refusals);
    assertThat(leg).as("%s", refusals.toList()).isPresent();
    return ledger.holds().getLast();
  }

  private List<LotEntry> lotEntriesOf(Lot lot) {
    return ledger.lotEntries().stream().filter(entry -> entry.lot().equals(lot.id())).toList();
  }

  private CustomerAccount changed(CustomerAccount account) {
    return ledger.changedAccounts().stream()
        .filter(changed -> changed.id().equals(account.id()))
        .findFirst()
        .orElseThrow();
  }

  private Ledger aLedger() {
    return new Ledger(
        new TestBooks(accounts), account -> true, new IdSeries(FreshIds.next()), NOON);
  }

  private static CustomerAccount received(CustomerAccount account, Amount amount) {
    return account.deposit(amount, List.of(), () -> new LotId(FreshIds.next()), NOON).account();
  }

  @CanIgnoreReturnValue
  private <A extends Account> A there(A account) {
    accounts.put(account.id(), account);
    return account;
  }

  private Hold hold(Amount amount) {
    return ledger.hold(new HoldId(FreshIds.next()), ann.id(), revenue.id(), amount, TERMS);
  }

  private void move(AccountId from, AccountId to, Amount amount) {
    move(0, from, to, amount);
  }

  private void move(int leg, AccountId from, AccountId to, Amount amount) {
    var subjects = Ledger.Subjects.under("legs/" + leg + "/");
    ledger.move(TRANSFER, leg, new Leg(from, to, amount), subjects, refusals);
  }

  private long balance(CustomerAccount account) {
    return ledger.changedAccounts().stream()
        .filter(changed -> changed.id().equals(account.id()))
        .findFirst()
        .orElse(account)
        .posted();
  }

  private List<LocatedRefusal> told() {
    return refusals.toList();
  }

  private static LocatedRefusal at(String subject, Refusal refusal) {
    return new LocatedRefusal(subject, refusal);
  }
}
