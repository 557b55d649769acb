package dev.purser.application.credit;

import static dev.purser.domain.credit.LotBuilder.aLot;
import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.LotBuilder;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers' accounts are locked and loaded as they were left; the house's are not locked. */
public abstract class AccountsContract extends PortsContract {

  @Test
  void loadsAccountsAsTheyWereInserted() {
    var rich = given().account(account -> account.with(credits(Amount.MAX)).afterEntries(12));
    var overdrawn =
        given()
            .account(account ->
                account
                    .with(credits(-30))
                    .withOverdraft(credits(50))
                    .holding(credits(15))
                    .changedAt(Moments.EVENING));
    var frozen = given().account(account -> account.frozen());
    var closed = given().account(account -> account.closed());

    assertThat(load(rich.id())).isEqualTo(rich);
    assertThat(load(overdrawn.id())).isEqualTo(overdrawn);
    assertThat(load(frozen.id())).isEqualTo(frozen);
    assertThat(load(closed.id())).isEqualTo(closed);
  }

  @Test
  void loadsAccountsAsTheyWereUpdated() {
    var first = given().account();
    var second = given().account();
    var untouched = given().account();
    var changed =
        AccountBuilder.after(first, credits(70), Moments.NOON)
            .hold(credits(20), Moments.EVENING)
            .account();
    var frozen =
        AccountBuilder.anAccount()
            .withId(second.id())
            .of(second.owner())
            .withOverdraft(credits(100))
            .frozen()
            .build();

    change(() -> ports().credit().accounts().update(List.of(changed, frozen)));

    assertThat(load(first.id())).isEqualTo(changed);
    assertThat(load(second.id())).isEqualTo(frozen);
    assertThat(load(untouched.id())).isEqualTo(untouched);
  }

  @Test
  void loadsLotsWithTheirAccountInBurningOrder() {
    var urgent = lot(Amount.MAX - 16).withPriority(0).createdAt(Moments.MORNING).build();
    var expiring = lot(7).until(Moments.EVENING).holding(3).createdAt(Moments.NOON).build();

    var account =
        given()
            .account(a ->
                a.with(credits(-9)).withOverdraft(credits(9)).withLot(expiring).withLot(urgent));

    assertThat(load(account.id())).isEqualTo(account);
    assertThat(own(account.id()).lots().all()).containsExactly(urgent, expiring);
    assertThat(own(account.id()).lots().changed()).isEmpty();
  }

  @Test
  void forgetsLotsThatAreSpentAndHasThemAgainWhenTheyAreGivenBack() {
    var lot = lot(10).until(Moments.EVENING).createdAt(Moments.MORNING).build();
    var account = given().account(a -> a.with(credits(5)).withLot(lot));

    var spent = account.withdraw(credits(12), Moments.NOON);
    change(() -> ports().credit().accounts().update(List.of(spent.account())));
    assertThat(own(account.id())).isEqualTo(spent.account());
    assertThat(own(account.id()).lots().isEmpty()).isTrue();

    var back = own(account.id()).giveBack(credits(12), spent.portions(), Moments.NOON);
    change(() -> ports().credit().accounts().update(List.of(back.account())));
    assertThat(own(account.id()).lots().all()).containsExactly(lot);
    assertThat(own(account.id()).base()).isEqualTo(5);
  }

  @Test
  void loadsAccountsOfTheHouse() {
    var issuing = given().house(HouseRole.ISSUING);

    assertThat(load(issuing.id())).isEqualTo(issuing);
  }

  @Test
  void loadsAccountsOfTheHouseWithWhatIsPostedToThem() {
    var ann = given().account(account -> account.with(credits(100)));
    var rich = given().house(HouseRole.GENERAL);
    var poor = given().house(HouseRole.GENERAL);
    var _ =
        given()
            .moved(
                aTransfer()
                    .moving(ann.id(), rich.id(), credits(70))
                    .moving(rich.id(), ann.id(), credits(20))
                    .build());

    assertThat(load(rich.id()))
        .isEqualTo(new HouseAccount(rich.id(), AssetCode.CREDIT, HouseRole.GENERAL, 50));
    assertThat(load(poor.id())).isEqualTo(poor);
  }

  @Test
  void takesAnyNumberOfGeneralAccountsOfTheHouseAndOneOfEachOtherRole() {
    var first = given().house(HouseRole.GENERAL);
    var second = given().house(HouseRole.GENERAL);
    Account revenue = AccountBuilder.aHouseAccount(HouseRole.REVENUE);

    assertThat(load(first.id())).isEqualTo(first);
    assertThat(load(second.id())).isEqualTo(second);
    assertThatThrownBy(() -> change(() -> ports().credit().accounts().insert(List.of(revenue))))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void loadsNothingOfAccountsThatDoNotExist() {
    var known = given().account().id();
    var unknown = new AccountId(ports().ids().next());

    assertThat(read(() -> ports().credit().accounts().load(Set.of(known, unknown))))
        .containsOnlyKeys(known);
  }

  @Test
  void takesNoSecondAccountOfOwnerInOneAsset() {
    var first = given().account();
    Account second = AccountBuilder.anAccount().of(first.owner()).build();

    assertThatThrownBy(() -> change(() -> ports().credit().accounts().insert(List.of(second))))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @ParameterizedTest
  @EnumSource
  void locksThoseThatExist(LockWait wait) {
    var one = given().account().id();
    var other = given().account().id();
    var missing = new AccountId(ports().ids().next());

    assertThat(write(() -> ports().credit().accounts().lock(Set.of(one, other, missing), wait)))
        .containsExactlyInAnyOrder(one, other);
  }

  @Test
  void locksAccountsOfCustomersOnly() {
    var accounts = ports().credit().accounts();

    assertThat(accounts.needsLock(AccountBuilder.anAccount().build())).isTrue();
    assertThat(accounts.needsLock(given().house(HouseRole.REVENUE))).isFalse();
  }

  @Test
  void tellsWhenAccountChanged() {
    var account = AccountBuilder.anAccount().changedAt(Moments.EVENING).build();

    assertThat(ports().credit().accounts().changedAt(account)).isEqualTo(Moments.EVENING);
  }

  private Account load(AccountId id) {
    return read(() -> ports().credit().accounts().load(Set.of(id))).get(id);
  }

  private LotBuilder lot(long remaining) {
    return aLot(remaining).withId(new LotId(ports().ids().next()));
  }

  private CustomerAccount own(AccountId id) {
    return (CustomerAccount) load(id);
  }
}
