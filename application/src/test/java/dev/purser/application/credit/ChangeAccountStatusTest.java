package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.application.testing.RefusalsTold.refusals;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeAccountStatusTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final ChangeAccountStatus change = shop.credit().changeAccountStatus();
  private final CustomerId ann = clerk.customerWith(100);
  private final AccountId anns = clerk.accountOf(ann).id();
  private final AccountId bobs = clerk.accountOf(clerk.customer()).id();

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void stopsSpendingWhileAnAccountIsFrozen() {
    var frozen = Clerk.done(freeze(anns));

    assertThat(frozen.status()).isEqualTo(AccountStatus.FROZEN);
    assertThat(frozen.available()).isEqualTo(100);
    assertRefused(transfer(anns, bobs, 1), "account-frozen at from");
    assertThat(Clerk.done(transferFromHouse(anns)).legs()).hasSize(1);
    assertThat(Clerk.done(unfreeze(anns)).status()).isEqualTo(AccountStatus.OPEN);
    assertThat(Clerk.done(transfer(anns, bobs, 1)).legs()).hasSize(1);
  }

  @Test
  void letsAnOrderOfAFrozenAccountBeFulfilled() {
    var order = clerk.order(ann, clerk.productWith(10, 7), 3);
    var _ = Clerk.done(freeze(anns));

    var request = new FulfilOrder.Request(order.id(), null, null);
    var _ = Clerk.done(shop.ordering().fulfilOrder().fulfil(Calls.aCall(), request));

    assertThat(standing(Actor.SYSTEM, anns).posted()).isEqualTo(79);
  }

  @Test
  void takesAClosedAccountOutOfEverything() {
    var closed = Clerk.done(close(bobs));

    assertThat(closed.status()).isEqualTo(AccountStatus.CLOSED);
    assertThat(closed.available()).isZero();
    assertRefused(transfer(anns, bobs, 1), "account-closed at to");
    assertRefused(
        transfer(bobs, anns, 1), "account-closed at from", "insufficient-credit at amount");
    assertRefused(freeze(bobs), "illegal-transition at ");
    assertRefused(unfreeze(bobs), "illegal-transition at ");
  }

  @Test
  void refusesWhatHasHappenedAlready() {
    assertRefused(unfreeze(anns), "illegal-transition at ");
    var _ = Clerk.done(freeze(anns));
    assertThat(refusals(freeze(anns)))
        .containsExactly(
            new LocatedRefusal(
                "",
                new CreditRefusal.IllegalTransition(
                    anns, AccountStatus.FROZEN, AccountStatus.FROZEN)));
    var _ = Clerk.done(close(bobs));
    assertRefused(close(bobs), "illegal-transition at ");
  }

  @Test
  void answersTheSameCallAgain() {
    var call = Calls.aCall();
    var request = new ChangeAccountStatus.Request(anns, "stolen");

    var first = Clerk.done(change.freeze(call, request));

    assertThat(change.freeze(call, request)).isEqualTo(new Reply.Done<>(first, true));
  }

  @Test
  void closesNothingThatHasCredits() {
    assertThat(refusals(close(anns)))
        .containsExactly(
            new LocatedRefusal("", new CreditRefusal.AccountNotEmpty(anns, 100, 0, null)));
  }

  @Test
  void closesNothingThatHoldsCredits() {
    var _ = clerk.order(ann, clerk.productWith(10, 10), 10);

    assertThat(refusals(close(anns)))
        .containsExactly(
            new LocatedRefusal("", new CreditRefusal.AccountNotEmpty(anns, 100, 100, null)));
  }

  @Test
  void closesNothingThatIsToReceiveWhatIsHeld() {
    var hold = new Given(ports.all()).hold(anns, bobs, credits(5));

    assertThat(refusals(close(bobs)))
        .containsExactly(
            new LocatedRefusal("", new CreditRefusal.AccountNotEmpty(bobs, 0, 0, hold.id())));
    new Given(ports.all()).voided(hold);
    assertThat(Clerk.done(close(bobs)).status()).isEqualTo(AccountStatus.CLOSED);
  }

  @Test
  void sendsWhatHasExpiredToBreakageBeforeItClosesAnAccount() {
    var expiry = ports.clock().now().plusSeconds(60);
    var terms = new LotTerms(LotTerms.DEFAULT_PRIORITY, expiry);
    var grant = new GrantCredits.Request(bobs, credits(5), terms, null);
    var _ = Clerk.done(shop.credit().grantCredits().grant(Calls.aCall(), grant));
    assertRefused(close(bobs), "account-not-empty at ");
    ports.clock().advance(Duration.ofSeconds(60));

    assertThat(Clerk.done(close(bobs)).posted()).isZero();
    var breakage = new Given(ports.all()).house(HouseRole.BREAKAGE).id();
    assertThat(standing(Actor.SYSTEM, breakage).posted()).isEqualTo(5);
  }

  @Test
  void closesAnAccountThatIsFrozen() {
    var _ = Clerk.done(freeze(bobs));

    assertThat(Clerk.done(close(bobs)).status()).isEqualTo(AccountStatus.CLOSED);
  }

  @Test
  void tellsStaffTheReasonAndNobodyElse() {
    var request = new ChangeAccountStatus.Request(anns, "the card was stolen");
    var owner = new Actor(ann.value().toString(), Role.CUSTOMER);

    var frozen = Clerk.done(change.freeze(Calls.aCall(), request));

    assertThat(frozen.reason()).isEqualTo("the card was stolen");
    assertThat(standing(new Actor("somebody", Role.SUPPORT), anns)).isEqualTo(frozen);
    assertThat(standing(owner, anns).status()).isEqualTo(AccountStatus.FROZEN);
    assertThat(standing(owner, anns).reason()).isNull();
    var _ = Clerk.done(unfreeze(anns));
    assertThat(standing(Actor.SYSTEM, anns).reason()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheAccountsOfTheHouseOpen(HouseRole role) {
    var house = new Given(ports.all()).house(role).id();

    assertRefused(freeze(house), "illegal-transition at ");
    assertRefused(unfreeze(house), "illegal-transition at ");
    assertRefused(close(house), "illegal-transition at ");
  }

  @Test
  void findsNoAccountThatDoesNotExist() {
    var nobody = new AccountId(FreshIds.next());

    assertThat(freeze(nobody)).isEqualTo(new Reply.NotFound<>());
    assertThat(close(nobody)).isEqualTo(new Reply.NotFound<>());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ADMIN", "SERVICE"})
  void isForWhoeverManagesAccounts(Role role) {
    var call = Calls.aCall();
    var others = new Call(new Actor("somebody", role), call.key(), call.fingerprint());
    var request = new ChangeAccountStatus.Request(anns, null);

    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> change.freeze(others, request));
    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> change.close(others, request));
  }

  private AccountStanding standing(Actor actor, AccountId account) {
    return shop.credit().queries().account(actor, account).orElseThrow();
  }

  private Reply<AccountStanding> freeze(AccountId account) {
    return change.freeze(Calls.aCall(), new ChangeAccountStatus.Request(account, null));
  }

  private Reply<AccountStanding> unfreeze(AccountId account) {
    return change.unfreeze(Calls.aCall(), new ChangeAccountStatus.Request(account, "found"));
  }

  private Reply<AccountStanding> close(AccountId account) {
    return change.close(Calls.aCall(), new ChangeAccountStatus.Request(account, null));
  }

  private Reply<Transfer> transferFromHouse(AccountId to) {
    return transfer(new Given(ports.all()).house(HouseRole.REVENUE).id(), to, 1);
  }

  private Reply<Transfer> transfer(AccountId from, AccountId to, long credits) {
    var legs = List.of(new Leg(from, to, credits(credits)));
    var request = new TransferCredits.Request(legs, false, null, Attributes.NONE);
    return shop.credit().transferCredits().transfer(Calls.aCall(), request);
  }
}
