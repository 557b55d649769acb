package dev.purser.application.credit;

import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.Holds.Wanted;
import dev.purser.application.credit.PartiesOfHolds.Parties;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldBuilder;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds are loaded as they were left, and listed by payer and status, newest first. */
public abstract class HoldsContract extends PortsContract {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void loadsHoldsAsTheyWereInserted() {
    var small = given().hold(credits(1));
    var large = given().hold(credits(Amount.MAX));
    var own = alone(payer());

    assertThat(load(small.id())).isEqualTo(small);
    assertThat(load(large.id())).isEqualTo(large);
    assertThat(load(own.id())).isEqualTo(own);
  }

  @Test
  void loadsHoldsAsTheyWereUpdated() {
    var captured = given().hold(credits(10));
    var voided = given().hold(credits(20));
    var untouched = given().hold(credits(30));

    var spent = captured.capture(credits(10));
    var givenBack = voided.capture(credits(5)).release(HoldStatus.VOIDED, 3);

    change(() -> ports().credit().holds().update(List.of(spent, givenBack)));

    assertThat(load(captured.id())).isEqualTo(spent);
    assertThat(load(voided.id())).isEqualTo(givenBack);
    assertThat(load(untouched.id())).isEqualTo(untouched);
  }

  @Test
  void loadsWhatHoldsHaveOfLotsInItsOrder() {
    var payer = given().account(account -> account.with(credits(10)));
    var now = given().now();
    var ledger = new Ledger(books(payer), account -> true, series(), now);
    grantLot(ledger, payer, 9, new LotTerms(2, null));
    grantLot(ledger, payer, 5, new LotTerms(1, now.plus(DAY)));
    var hold = new HoldId(ports().ids().next());
    var mixed =
        ledger.hold(
            hold, payer.id(), revenue(), credits(12), Hold.Terms.until(now.plus(DAY), null));
    change(() -> {
      ports().credit().accounts().update(List.<Account>copyOf(ledger.changedAccounts()));
      ports().credit().holds().insert(ledger.holds());
    });
    var plain = alone(payer());
    var captured = mixed.capture(credits(6));
    var voided = captured.release(HoldStatus.VOIDED, 0);

    assertThat(mixed.shares()).extracting(Hold.Share::held).containsExactly(5L, 7L);
    assertThat(read(() -> ports().credit().holds().load(Set.of(mixed.id(), plain.id()))))
        .containsEntry(mixed.id(), mixed)
        .containsEntry(plain.id(), plain);
    change(() -> ports().credit().holds().update(List.of(captured)));
    assertThat(load(mixed.id())).isEqualTo(captured);
    change(() -> ports().credit().holds().update(List.of(voided)));
    assertThat(load(mixed.id())).isEqualTo(voided);
  }

  @Test
  void loadsHoldOfAnOrderThatShrankGrewAndWasRefunded() {
    var payer = given().account(account -> account.with(credits(10)));
    var now = given().now();
    var ledger = new Ledger(books(payer), account -> true, series(), now);
    grantLot(ledger, payer, 9, new LotTerms(2, null));
    var terms = Hold.Terms.managedBy(FreshIds.next());
    var id = new HoldId(ports().ids().next());
    var placed = ledger.hold(id, payer.id(), revenue(), credits(12), terms);
    var reduced = ledger.reduce(placed, credits(5));
    grantLot(ledger, payer, 5, new LotTerms(1, now.plus(DAY)));
    var extended = ledger.extend(reduced, credits(8));
    var spent = extended.capture(credits(9));
    var first = spent.shares().getFirst();
    var refunded =
        new Hold(
            spent.id(),
            spent.from(),
            spent.to(),
            spent.amount(),
            spent.captured(),
            4,
            30,
            spent.status(),
            List.of(
                new Hold.Share(first.place(), first.amount(), first.held(), 2),
                spent.shares().getLast()),
            spent.reference(),
            spent.expiresAt(),
            spent.managedBy(),
            spent.createdAt());
    change(() -> {
      ports().credit().accounts().update(List.<Account>copyOf(ledger.changedAccounts()));
      ports().credit().holds().insert(List.of(placed));
    });

    assertThat(extended.shares()).hasSize(2);
    assertThat(extended.amount()).isEqualTo(credits(15));
    for (var hold : List.of(placed, reduced, extended, spent, refunded)) {
      change(() -> ports().credit().holds().update(List.of(hold)));
      assertThat(load(id)).isEqualTo(hold);
    }
  }

  @Test
  void loadsNothingOfHoldsThatDoNotExist() {
    var known = given().hold(credits(10)).id();
    var unknown = new HoldId(ports().ids().next());

    assertThat(read(() -> ports().credit().holds().load(Set.of(known, unknown))))
        .containsOnlyKeys(known);
    assertThat(read(() -> ports().credit().partiesOfHolds().load(Set.of(known, unknown))))
        .containsOnlyKeys(known);
  }

  @Test
  void tellAnOpenOneForEachReceiverThatNoOrderOwns() {
    var receiver = given().account().id();
    var other = given().account().id();
    var hold = open(receiver, null);
    var managed = open(other, FreshIds.next());
    change(() -> ports().credit().holds().insert(List.of(hold, managed)));

    assertThat(toAccounts(receiver, other)).isEqualTo(Map.of(receiver, hold.id()));

    change(() -> ports().credit().holds().update(List.of(hold.release(HoldStatus.VOIDED, 0))));
    assertThat(toAccounts(receiver, other)).isEmpty();
  }

  private Map<AccountId, HoldId> toAccounts(AccountId... receivers) {
    return read(() -> ports().credit().holdsToAccounts().load(Set.of(receivers)));
  }

  private Hold open(AccountId receiver, @Nullable UUID managedBy) {
    var payer = given().account(account -> account.with(credits(5)).holding(credits(5))).id();
    var hold = HoldBuilder.aHold().from(payer).to(receiver).of(credits(5));
    return (managedBy == null ? hold.until(Moments.EVENING) : hold.managedBy(managedBy)).build();
  }

  @Test
  void findsOpenHoldsOfAccountsTheSoonestDeadlineFirst() {
    var payer = given().account(account -> account.with(credits(90)).holding(credits(60)));
    var ofOrder = hold(payer, aHold());
    var late = hold(payer, aHold().until(Moments.EVENING));
    var soon = hold(payer, aHold().until(Moments.NOON));
    var other = given().hold(credits(5));
    var closed = hold(payer, aHold().until(Moments.MORNING)).release(HoldStatus.VOIDED, 0);
    change(() -> ports().credit().holds().update(List.of(closed)));

    var all = read(() -> ports().credit().openHolds().of(Set.of(payer.id(), other.from()), 10));
    var some = read(() -> ports().credit().openHolds().of(Set.of(payer.id()), 2));

    assertThat(all)
        .isEqualTo(Map.of(payer.id(), List.of(soon, late, ofOrder), other.from(), List.of(other)));
    assertThat(some).isEqualTo(Map.of(payer.id(), List.of(soon, late)));
    assertThat(read(() -> ports().credit().holds().countOpen(payer.id()))).isEqualTo(3);
    assertThat(read(() -> ports().credit().holds().countOpen(closed.to()))).isZero();
  }

  private Hold hold(CustomerAccount payer, HoldBuilder as) {
    var hold = as.from(payer.id()).to(given().house(HouseRole.REVENUE).id()).build();
    change(() -> ports().credit().holds().insert(List.of(hold)));
    return hold;
  }

  @Test
  void knowsWhoseHoldsTheyAre() {
    var hold = alone(payer());

    assertThat(read(() -> ports().credit().partiesOfHolds().load(Set.of(hold.id()))))
        .containsEntry(hold.id(), new Parties(hold.from(), hold.to()));
  }

  @Test
  void listsHoldsOfPayerNewestFirstInPagesOfAnyLength() {
    var payer = payer();
    var all = new ArrayList<HoldId>();
    for (var number = 0; number < 5; number++) {
      all.add(alone(payer).id());
    }
    all.sort(Comparator.<HoldId, UUID>comparing(HoldId::value).reversed());
    var wanted = new Wanted(null, payer.id(), null);

    assertThat(list(wanted, Slice.first(200))).containsExactlyElementsOf(all);
    assertThat(list(wanted, Slice.after(all.get(1), 200)))
        .containsExactlyElementsOf(all.subList(2, 5));
    assertThat(list(wanted, new Slice.Numbered<>(2, 2)))
        .containsExactlyElementsOf(all.subList(2, 4));
    assertThat(read(() -> ports().credit().holds().count(wanted))).isEqualTo(5);
  }

  @Test
  void listsHoldsByStatusAndOwner() {
    var payer = payer();
    var other = payer();
    var open = alone(payer);
    var voided = alone(payer);
    var others = alone(other);
    change(() -> ports().credit().holds().update(List.of(voided.release(HoldStatus.VOIDED, 0))));

    assertThat(list(new Wanted(null, payer.id(), HoldStatus.OPEN))).containsExactly(open.id());
    assertThat(list(new Wanted(null, payer.id(), HoldStatus.VOIDED))).containsExactly(voided.id());
    assertThat(list(new Wanted(null, payer.id(), HoldStatus.EXPIRED))).isEmpty();
    assertThat(list(new Wanted(payer.owner(), null, HoldStatus.OPEN))).containsExactly(open.id());
    assertThat(list(new Wanted(payer.owner(), null, null)))
        .containsExactlyInAnyOrder(open.id(), voided.id());
    assertThat(list(new Wanted(payer.owner(), other.id(), null))).isEmpty();
    assertThat(list(new Wanted(null, null, HoldStatus.OPEN)))
        .contains(others.id(), open.id())
        .doesNotContain(voided.id());
    assertThat(list(new Wanted(null, null, null))).contains(others.id(), open.id(), voided.id());
    assertThat(count(new Wanted(payer.owner(), null, HoldStatus.OPEN))).isEqualTo(1);
    assertThat(count(new Wanted(payer.owner(), other.id(), null))).isZero();
    assertThat(count(new Wanted(null, null, null))).isGreaterThanOrEqualTo(3);
  }

  private void grantLot(Ledger ledger, CustomerAccount payer, long amount, LotTerms terms) {
    var issuing = given().house(HouseRole.ISSUING);
    var leg = new Leg(issuing.id(), payer.id(), credits(amount));
    var transfer = new TransferId(ports().ids().next());
    ledger.grant(transfer, issuing, leg, terms, Ledger.Subjects.of("accountId"), new Refusals());
  }

  private static Ledger.Books books(CustomerAccount payer) {
    return new Ledger.Books() {
      @Override
      public Optional<Account> account(AccountId id) {
        return Optional.<Account>of(payer).filter(account -> account.id().equals(id));
      }

      @Override
      public Optional<HouseAccount> house(AssetCode asset, HouseRole role) {
        return Optional.empty();
      }
    };
  }

  private IdSeries series() {
    return new IdSeries(ports().ids().next());
  }

  private CustomerAccount payer() {
    return given().account(account -> account.with(credits(50)).holding(credits(50)));
  }

  private AccountId revenue() {
    return given().house(HouseRole.REVENUE).id();
  }

  /** A hold that no order owns. */
  private Hold alone(CustomerAccount payer) {
    return inserted(
        aHold()
            .from(payer.id())
            .to(revenue())
            .of(credits(10))
            .called(UNICODE)
            .until(given().now().plus(DAY))
            .createdAt(given().now())
            .build());
  }

  private Hold inserted(Hold hold) {
    return write(() -> {
      ports().credit().holds().insert(List.of(hold));
      return hold;
    });
  }

  private List<HoldId> list(Wanted wanted) {
    return list(wanted, Slice.first(200));
  }

  private List<HoldId> list(Wanted wanted, Slice<HoldId> slice) {
    return read(() -> ports().credit().holds().list(wanted, slice));
  }

  private long count(Wanted wanted) {
    return read(() -> ports().credit().holds().count(wanted));
  }

  private @Nullable Hold load(HoldId id) {
    return read(() -> ports().credit().holds().load(Set.of(id))).get(id);
  }
}
