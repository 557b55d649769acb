package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatusChange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What befell accounts, in memory. */
public final class InMemoryAccountStatusChanges implements AccountStatusChanges {
  private static final Comparator<AccountStatusChange> IN_TIME =
      Comparator.comparing(AccountStatusChange::at).thenComparing(AccountStatusChange::id);

  private final InMemoryStore.Table<UUID, AccountStatusChange> changes;

  public InMemoryAccountStatusChanges(InMemoryStore store) {
    this.changes = store.table("account status changes");
  }

  @Override
  public void append(List<AccountStatusChange> added) {
    added.forEach(change -> changes.insert(change.id(), change));
  }

  @Override
  public Map<AccountId, AccountStatusChange> newest(Collection<AccountId> accounts) {
    return changes
        .values()
        .filter(change -> accounts.contains(change.account()))
        .collect(
            Collectors.toMap(
                AccountStatusChange::account, Function.identity(), BinaryOperator.maxBy(IN_TIME)));
  }
}
