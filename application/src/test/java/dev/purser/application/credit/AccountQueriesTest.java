package dev.purser.application.credit;

import static dev.purser.domain.shared.Amounts.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountQueriesTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final CustomerId ann = clerk.customerWith(100);
  private final AccountId anns = clerk.accountOf(ann).id();
  private final AccountId bobs = clerk.accountOf(clerk.customer()).id();
  private final AccountId issuing = new Given(ports.all()).house(HouseRole.ISSUING).id();
  private final Actor annHerself = new Actor(ann.value().toString(), Role.CUSTOMER);

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUSTOMER")
  void showStaffTheAccountsOfTheHouseWithWhatIsOnThem(Role role) {
    var actor = new Actor("somebody", role);

    var standing = shop.credit().queries().account(actor, issuing).orElseThrow();
    var entries =
        shop.credit()
            .entries()
            .entries(actor, issuing, Period.ALWAYS, Slice.first(10))
            .orElseThrow();

    assertThat(standing.posted()).isEqualTo(-100);
    assertThat(standing.role()).isEqualTo(HouseRole.ISSUING);
    assertThat(standing.owner()).isNull();
    assertThat(standing.floor()).isNull();
    assertThat(standing.available()).isNull();
    assertThat(entries.items()).extracting(Entry::balance).containsExactly(-100L);
    assertThat(listed(actor, null, null)).contains(issuing, anns, bobs);
    assertThat(listed(actor, ann, null)).containsExactly(anns);
  }

  @Test
  void showCustomersWhatIsTheirsAndNothingElse() {
    assertThat(shop.credit().queries().account(annHerself, anns)).isPresent();
    assertThat(shop.credit().queries().account(annHerself, bobs)).isEmpty();
    assertThat(shop.credit().queries().account(annHerself, issuing)).isEmpty();
    assertThat(shop.credit().entries().entries(annHerself, issuing, Period.ALWAYS, Slice.first(10)))
        .isEmpty();
    assertThat(listed(annHerself, null, null)).containsExactly(anns);
    assertThat(listed(annHerself, null, AssetCode.CREDIT)).containsExactly(anns);
    assertThat(listed(annHerself, null, EUR)).isEmpty();
  }

  @Test
  void listAccountsInOneAsset() {
    ports.issue(EUR);

    assertThat(listed(Actor.SYSTEM, null, EUR)).hasSize(3).doesNotContain(anns, issuing);
    assertThat(listed(Actor.SYSTEM, null, AssetCode.CREDIT)).contains(anns, bobs, issuing);
  }

  private List<AccountId> listed(
      Actor actor, @Nullable CustomerId owner, @Nullable AssetCode asset) {
    var whose = owner == null ? null : new OwnerId(owner.value());
    return shop.credit().queries().accounts(actor, whose, asset, Slice.first(50)).items().stream()
        .map(AccountStanding::id)
        .toList();
  }
}
