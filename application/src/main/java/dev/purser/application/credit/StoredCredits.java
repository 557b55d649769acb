package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class StoredCredits implements CreditQueries {
  private final Accounts accounts;
  private final Transfers transfers;
  private final Entries entries;
  private final Transactions transactions;

  StoredCredits(
      Accounts accounts, Transfers transfers, Entries entries, Transactions transactions) {
    this.accounts = accounts;
    this.transfers = transfers;
    this.entries = entries;
    this.transactions = transactions;
  }

  @Override
  public Optional<CustomerAccount> account(Actor actor, AccountId id) {
    actor.requireKnown();
    return transactions.read(() -> find(actor, id));
  }

  @Override
  public Page<CustomerAccount, AccountId> accounts(
      Actor actor, @Nullable OwnerId owner, Slice<AccountId> slice) {
    actor.requireKnown();
    if (owner != null && !actor.mayReach(Right.READ_ALL, owner.value())) {
      return Page.empty();
    }
    var theirs = actor.has(Right.READ_ALL) ? owner : new OwnerId(actor.self());
    return transactions.read(() -> {
      var more = accounts.list(theirs, slice);
      return Page.of(slice, more, CustomerAccount::id, () -> accounts.count(theirs));
    });
  }

  @Override
  public Optional<Transfer> transfer(Actor actor, TransferId id) {
    actor.requireKnown();
    return transactions.read(() -> {
      var found = Optional.ofNullable(transfers.find(List.of(id)).get(id));
      return actor.has(Right.READ_ALL) || isSide(actor, id, found) ? found : Optional.empty();
    });
  }

  /**
   * Whether the transfer is there and the actor's. Accounts are asked for in either case, so that a
   * transfer between others takes as long as none.
   */
  private boolean isSide(Actor actor, TransferId id, Optional<Transfer> found) {
    var sides = found.map(StoredCredits::sides).orElseGet(() -> Set.of(new AccountId(id.value())));
    return accounts.load(sides).values().stream().anyMatch(account -> mayRead(actor, account));
  }

  private static Set<AccountId> sides(Transfer transfer) {
    return transfer.legs().stream()
        .flatMap(leg -> Stream.of(leg.from(), leg.to()))
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Page<Entry, Long>> entries(
      Actor actor, AccountId account, @Nullable Long before, int limit) {
    actor.requireKnown();
    return transactions.snapshot(() ->
        find(actor, account)
            .map(known -> entries.list(account, before, Page.limitAndOne(limit)))
            .map(more -> Page.of(more, limit, Entry::sequence)));
  }

  private Optional<CustomerAccount> find(Actor actor, AccountId id) {
    return switch (accounts.load(Set.of(id)).get(id)) {
      case CustomerAccount account when mayRead(actor, account) -> Optional.of(account);
      case null, default -> Optional.empty();
    };
  }

  private static boolean mayRead(Actor actor, Account account) {
    return account instanceof CustomerAccount own
        && actor.mayReach(Right.READ_ALL, own.owner().value());
  }
}
