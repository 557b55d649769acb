package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Right;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.AccountStatusChange;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How accounts stand: with what is posted on the house's, which they do not know themselves, and
 * for staff with the reasons why others are not open.
 */
record Standings(
    Accounts accounts, AccountSearch search, AccountStatusChanges changes, Clock clock) {

  static Standings over(CreditKinds.Ports ports, Clock clock) {
    return new Standings(
        ports.accounts(), ports.accountSearch(), ports.accountStatusChanges(), clock);
  }

  /** Those that exist, in the order in which they are named. */
  List<AccountStanding> find(Actor actor, Collection<AccountId> ids) {
    var found = accounts.load(new LinkedHashSet<>(ids));
    return of(actor, ids.stream().map(found::get).filter(Objects::nonNull).toList());
  }

  AccountStanding of(Actor actor, Account account) {
    return of(actor, List.of(account)).getFirst();
  }

  private List<AccountStanding> of(Actor actor, List<Account> read) {
    var now = clock.now();
    var posted = postedOfHouse(read);
    var newest = changesToTell(actor, read);
    return read.stream()
        .map(account ->
            switch (account) {
              case CustomerAccount own ->
                  AccountStanding.of(own, reason(newest.get(own.id())), now);
              case HouseAccount house ->
                  AccountStanding.of(house, posted.getOrDefault(house.id(), 0L));
            })
        .toList();
  }

  private Map<AccountId, Long> postedOfHouse(List<Account> read) {
    var houses = read.stream().filter(HouseAccount.class::isInstance).map(Account::id).toList();
    return houses.isEmpty() ? Map.of() : search.postedOfHouse(houses);
  }

  private Map<AccountId, AccountStatusChange> changesToTell(Actor actor, List<Account> read) {
    var notOpen = read.stream().filter(Standings::isNotOpen).map(Account::id).toList();
    return notOpen.isEmpty() || !actor.has(Right.READ_ALL) ? Map.of() : changes.newest(notOpen);
  }

  private static boolean isNotOpen(Account account) {
    return account instanceof CustomerAccount own && own.status() != AccountStatus.OPEN;
  }

  private static @Nullable String reason(@Nullable AccountStatusChange change) {
    return change == null ? null : change.reason();
  }
}
