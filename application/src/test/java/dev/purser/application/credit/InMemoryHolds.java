package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds in memory. */
public final class InMemoryHolds implements Holds {
  private static final Comparator<Hold> SOONEST_FIRST =
      Comparator.comparing(
              Hold::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(hold -> hold.id().value());

  private final InMemoryStore.Table<HoldId, Hold> holds;

  public InMemoryHolds(InMemoryStore store) {
    this.holds = store.table("holds");
  }

  @Override
  public Map<HoldId, Hold> load(Set<HoldId> keys) {
    return holds.findAll(keys);
  }

  @Override
  public void insert(Collection<Hold> created) {
    created.forEach(hold -> holds.insert(hold.id(), hold));
  }

  @Override
  public void update(Collection<Hold> changed) {
    changed.forEach(hold -> holds.update(hold.id(), hold));
  }

  /** An open one for each receiver, of those that no order owns. */
  public HoldsToAccounts toAccounts() {
    return receivers ->
        holds
            .values()
            .filter(hold -> hold.status() == HoldStatus.OPEN && hold.managedBy() == null)
            .filter(hold -> receivers.contains(hold.to()))
            .sorted(Comparator.comparing(hold -> hold.id().value()))
            .collect(Collectors.toMap(Hold::to, Hold::id, (first, later) -> first));
  }

  @Override
  public long countOpen(AccountId payer) {
    return holds
        .values()
        .filter(hold -> hold.from().equals(payer) && hold.status() == HoldStatus.OPEN)
        .count();
  }

  /** Those that are open. */
  public OpenHolds open() {
    return (accounts, limit) ->
        all().stream()
            .filter(hold -> hold.status() == HoldStatus.OPEN && accounts.contains(hold.from()))
            .sorted(SOONEST_FIRST)
            .collect(
                Collectors.groupingBy(
                    Hold::from,
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        holdsOfOne -> holdsOfOne.stream().limit(limit).toList())));
  }

  public Collection<Hold> all() {
    return holds.values().toList();
  }
}
