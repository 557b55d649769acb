package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateAssetTest {
  private static final CreateAsset.Request EURO = new CreateAsset.Request(Amounts.EUR, "Euro", 2);

  private final Shop shop = Shop.over(new InMemoryPorts().all());
  private final Clerk clerk = new Clerk(shop);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void addsAssetThatEverybodyCanRead() {
    var customer = new Actor(clerk.customer().value().toString(), Role.CUSTOMER);

    var euro = Clerk.done(shop.credit().createAsset().create(Actor.SYSTEM, EURO));

    assertThat(euro.code()).isEqualTo(Amounts.EUR);
    assertThat(euro.scale()).isEqualTo(2);
    assertThat(shop.credit().queries().asset(customer, Amounts.EUR)).contains(euro);
    assertThat(shop.credit().queries().assets(customer, AssetCode.CREDIT, 10).items())
        .containsExactly(euro);
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> shop.credit().queries().asset(Actor.ANONYMOUS, Amounts.EUR));
  }

  @Test
  void opensTheAccountsOfTheHouseInIt() {
    var _ = Clerk.done(shop.credit().createAsset().create(Actor.SYSTEM, EURO));

    assertThat(houses().items())
        .extracting(AccountStanding::role)
        .containsExactlyInAnyOrder(HouseRole.ISSUING, HouseRole.REVENUE, HouseRole.BREAKAGE);
    assertThat(houses().items()).extracting(AccountStanding::posted).containsOnly(0L);
  }

  @Test
  void letsTheHouseIssueIt() {
    var _ = Clerk.done(shop.credit().createAsset().create(Actor.SYSTEM, EURO));
    var owner = new OwnerId(clerk.customer().value());
    var request = new OpenAccount.Request.ForOwner(owner, Amounts.EUR, 0);
    var account = Clerk.done(shop.credit().openAccount().open(Calls.aCall(), request)).id();

    var grant = new GrantCredits.Request(account, euros(1250), null, null);
    var _ = Clerk.done(shop.credit().grantCredits().grant(Calls.aCall(), grant));

    assertThat(shop.credit().queries().account(Actor.SYSTEM, account).orElseThrow().posted())
        .isEqualTo(1250);
    assertThat(houses().items())
        .filteredOn(house -> house.role() == HouseRole.ISSUING)
        .extracting(AccountStanding::posted)
        .containsExactly(-1250L);
  }

  @Test
  void refusesCodeThatIsTaken() {
    var _ = Clerk.done(shop.credit().createAsset().create(Actor.SYSTEM, EURO));

    assertRefused(shop.credit().createAsset().create(Actor.SYSTEM, EURO), "asset-taken at code");
    assertThat(houses().items()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void isForAdministrators(Role role) {
    var actor = new Actor("somebody", role);

    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> shop.credit().createAsset().create(actor, EURO));
  }

  private Page<AccountStanding, ?> houses() {
    var queries = shop.credit().queries();
    var all = queries.accounts(Actor.SYSTEM, null, Amounts.EUR, Slice.first(50));
    return new Page<>(all.items().stream().filter(a -> a.role() != null).toList(), null);
  }
}
