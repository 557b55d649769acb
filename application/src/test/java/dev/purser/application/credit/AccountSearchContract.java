package dev.purser.application.credit;

import static dev.purser.domain.shared.Amounts.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.AccountSearch.Wanted;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Accounts are found by their owners and assets, the house's among them. */
public abstract class AccountSearchContract extends PortsContract {
  private static final Wanted ALL = new Wanted(null, null);

  @Test
  void listsAccountsInOrderOfTheirIds() {
    var ids =
        Stream.generate(() -> given().account().id())
            .limit(4)
            .map(AccountId::value)
            .sorted()
            .toList();

    assertThat(list(ALL, ids.getFirst(), 2)).isEqualTo(ids.subList(1, 3));
    assertThat(list(ALL, ids.getFirst(), 200)).containsSequence(ids.subList(1, 4));
    assertThat(list(ALL, null, 1)).hasSize(1);
  }

  @Test
  void listsAccountsOfOneOwner() {
    var account = given().account();
    var other = given().account();
    var owners = new Wanted(account.owner(), null);

    assertThat(list(owners, null, 200)).containsExactly(account.id().value());
    assertThat(list(owners, account.id().value(), 200)).isEmpty();
    assertThat(list(new Wanted(other.owner(), null), null, 200))
        .containsExactly(other.id().value());
    assertThat(list(new Wanted(given().owner(), null), null, 200)).isEmpty();
  }

  @Test
  void listsAccountsInOneAsset() {
    given().asset(Amounts.EUR);
    var inEuros = given().account(account -> account.with(euros(1)));
    var inCredits = given().account();
    var before = new UUID(inEuros.id().value().getMostSignificantBits() - 1, 0);

    assertThat(list(new Wanted(null, Amounts.EUR), before, 200))
        .contains(inEuros.id().value())
        .doesNotContain(inCredits.id().value());
    assertThat(list(new Wanted(inEuros.owner(), Amounts.EUR), null, 200))
        .containsExactly(inEuros.id().value());
    assertThat(list(new Wanted(inEuros.owner(), AssetCode.CREDIT), null, 200)).isEmpty();
  }

  @Test
  void listsAccountsOfTheHouseToo() {
    var revenue = given().house(HouseRole.REVENUE).id().value();
    var before = new UUID(revenue.getMostSignificantBits() - 1, 0);

    assertThat(list(ALL, before, 200)).contains(revenue);
    assertThat(list(new Wanted(null, AssetCode.CREDIT), before, 200)).contains(revenue);
  }

  @Test
  void readsPagesByTheirNumber() {
    var account = given().account();
    var owners = new Wanted(account.owner(), null);
    var page = new Slice.Numbered<AccountId>(1, 1);
    var beyond = new Slice.Numbered<AccountId>(2, 1);

    assertThat(read(() -> search().list(owners, page))).containsExactly(account.id());
    assertThat(read(() -> search().list(owners, beyond))).isEmpty();
    assertThat(read(() -> search().count(owners))).isEqualTo(1);
    assertThat(read(() -> search().count(new Wanted(account.owner(), Amounts.EUR)))).isZero();
    assertThat(read(() -> search().count(ALL))).isPositive();
  }

  private List<UUID> list(Wanted wanted, @Nullable UUID after, int limit) {
    var position = after == null ? null : new AccountId(after);
    var slice = Slice.after(position, limit);
    var read = read(() -> search().list(wanted, slice));
    return Page.of(slice, read, id -> id, () -> 0).items().stream().map(AccountId::value).toList();
  }

  private AccountSearch search() {
    return ports().credit().accountSearch();
  }
}
