package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantCreditsTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final AccountId ann = clerk.accountOf(clerk.customer()).id();

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void grantsNothingToTheHouse(HouseRole role) {
    var house = new Given(ports.all()).house(role).id();

    assertRefused(grant(house, credits(100)), "unknown-account at accountId");
  }

  @Test
  void issuesCreditsFromTheHouse() {
    var issuing = new Given(ports.all()).house(HouseRole.ISSUING).id();

    var transfer = Clerk.done(grant(ann, credits(100)));

    assertThat(posted(ann)).isEqualTo(100);
    assertThat(transfer.kind()).isEqualTo(TransferKind.GRANT);
    assertThat(transfer.reason()).isEqualTo("welcome");
    assertThat(transfer.legs()).containsExactly(new Leg(issuing, ann, credits(100)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Amount.MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesAmountsThatDoNotMove(long minorUnits) {
    assertRefused(grant(ann, credits(minorUnits)), "amount-out-of-range at amount");
  }

  @Test
  void refusesBalanceBeyondTheLargest() {
    var _ = Clerk.done(grant(ann, credits(Amount.MAX)));

    assertRefused(grant(ann, credits(1)), "amount-out-of-range at amount");
  }

  @Test
  void refusesAccountsThatDoNotExist() {
    assertRefused(
        grant(new AccountId(FreshIds.next()), credits(0)),
        "unknown-account at accountId",
        "amount-out-of-range at amount");
  }

  @Test
  void refusesAssetThatAccountDoesNotHold() {
    ports.issue(EUR);

    assertRefused(grant(ann, euros(1)), "asset-mismatch at amount");
  }

  @Test
  void refusesAssetThatTheHouseDoesNotIssue() {
    assertRefused(
        grant(ann, euros(0)), "amount-out-of-range at amount", "asset-mismatch at amount");
    assertRefused(grant(new AccountId(FreshIds.next()), euros(1)), "unknown-account at accountId");
  }

  @Test
  void refusesAccountThatIsClosed() {
    var closed = new Given(ports.all()).account(account -> account.closed());

    assertRefused(grant(closed.id(), credits(1)), "account-closed at accountId");
  }

  @Test
  void reachesAccountThatIsFrozen() {
    var frozen = new Given(ports.all()).account(account -> account.frozen());

    assertThat(Clerk.done(grant(frozen.id(), credits(1))).legs()).hasSize(1);
  }

  private long posted(AccountId account) {
    return shop.credit().queries().account(Actor.SYSTEM, account).orElseThrow().posted();
  }

  private Reply<Transfer> grant(AccountId account, Amount amount) {
    var request = new GrantCredits.Request(account, amount, null, "welcome");
    return shop.credit().grantCredits().grant(Calls.aCall(), request);
  }
}
