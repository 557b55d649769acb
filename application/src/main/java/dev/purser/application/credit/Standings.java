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

/** How accounts stand: for staff with the reasons why some are not open. */
record Standings(Accounts accounts, AccountStatusChanges changes, Clock clock) {

  static Standings over(CreditKinds.Ports ports, Clock clock) {
    return new Standings(ports.accounts(), ports.accountStatusChanges(), clock);
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
    var newest = changesToTell(actor, read);
    return read.stream()
        .map(account ->
            switch (account) {
              case CustomerAccount own ->
                  AccountStanding.of(own, reason(newest.get(own.id())), now);
              case HouseAccount house -> AccountStanding.of(house);
            })
        .toList();
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
