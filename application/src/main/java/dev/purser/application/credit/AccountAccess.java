package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Right;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import java.util.Optional;
import java.util.Set;

/** Who may look at which account: customers at their own, and staff at everybody's. */
final class AccountAccess {
  private AccountAccess() {}

  /** The account, if there is one and the actor may read it. */
  static Optional<CustomerAccount> find(Accounts accounts, Actor actor, AccountId id) {
    return switch (accounts.load(Set.of(id)).get(id)) {
      case CustomerAccount account when mayRead(actor, account) -> Optional.of(account);
      case null, default -> Optional.empty();
    };
  }

  static boolean mayRead(Actor actor, Account account) {
    return account instanceof CustomerAccount own
        && actor.mayReach(Right.READ_ALL, own.owner().value());
  }
}
