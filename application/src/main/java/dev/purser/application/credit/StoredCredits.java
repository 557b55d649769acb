package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    return transactions.read(() -> find(id));
  }

  @Override
  public Page<CustomerAccount, AccountId> accounts(
      Actor actor, @Nullable OwnerId owner, @Nullable AccountId after, int limit) {
    var more = transactions.read(() -> accounts.list(owner, after, Page.limitAndOne(limit)));
    return Page.of(more, limit, CustomerAccount::id);
  }

  @Override
  public Optional<Transfer> transfer(Actor actor, TransferId id) {
    return transactions.read(() -> Optional.ofNullable(transfers.find(List.of(id)).get(id)));
  }

  @Override
  public Optional<Page<Entry, Long>> entries(
      Actor actor, AccountId account, @Nullable Long before, int limit) {
    return transactions.snapshot(() ->
        find(account)
            .map(known -> entries.list(account, before, Page.limitAndOne(limit)))
            .map(more -> Page.of(more, limit, Entry::sequence)));
  }

  private Optional<CustomerAccount> find(AccountId id) {
    return switch (accounts.load(Set.of(id)).get(id)) {
      case CustomerAccount account -> Optional.of(account);
      case null, default -> Optional.empty();
    };
  }
}
