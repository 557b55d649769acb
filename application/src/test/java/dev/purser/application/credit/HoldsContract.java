package dev.purser.application.credit;

import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldBuilder;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds are loaded as they were left. */
public abstract class HoldsContract extends PortsContract {

  @Test
  void loadsHoldsAsTheyWereInserted() {
    var small = given().hold(credits(1));
    var large = given().hold(credits(Amount.MAX));

    assertThat(load(small.id())).isEqualTo(small);
    assertThat(load(large.id())).isEqualTo(large);
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
  void loadsNothingOfHoldsThatDoNotExist() {
    var known = given().hold(credits(10)).id();
    var unknown = new HoldId(ports().ids().next());

    assertThat(read(() -> ports().credit().holds().load(Set.of(known, unknown))))
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

  private Hold load(HoldId id) {
    return read(() -> ports().credit().holds().load(Set.of(id))).get(id);
  }
}
