package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Right;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import java.util.Optional;
import java.util.Set;

/** Who may look at which account: customers at their own, and staff at all, the house's too. */
final class AccountAccess {
  private AccountAccess() {}

  /** The account, if there is one and the actor may read it. */
  static Optional<Account> find(Accounts accounts, Actor actor, AccountId id) {
    return Optional.ofNullable(accounts.load(Set.of(id)).get(id))
        .filter(account -> mayRead(actor, account));
  }

  static boolean mayRead(Actor actor, Account account) {
    return switch (account) {
      case CustomerAccount own -> actor.mayReach(Right.READ_ALL, own.owner().value());
      case HouseAccount _ -> actor.has(Right.READ_ALL);
    };
  }
}
