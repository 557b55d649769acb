package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds in memory. */
public final class InMemoryHolds implements Holds {
  private final InMemoryStore.Table<HoldId, Hold> holds;
  private final Accounts accounts;

  public InMemoryHolds(InMemoryStore store, Accounts accounts) {
    this.holds = store.table("holds");
    this.accounts = accounts;
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
            .sorted(OpenHolds.SOONEST_FIRST)
            .collect(
                Collectors.groupingBy(
                    Hold::from,
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        holdsOfOne -> holdsOfOne.stream().limit(limit).toList())));
  }

  @Override
  public List<HoldId> list(Wanted wanted, Slice<HoldId> slice) {
    var before = slice.position();
    return of(wanted)
        .filter(hold -> before == null || hold.id().value().compareTo(before.value()) < 0)
        .map(Hold::id)
        .sorted(Comparator.<HoldId, UUID>comparing(HoldId::value).reversed())
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(Wanted wanted) {
    return of(wanted).count();
  }

  /** Whose they are. */
  public PartiesOfHolds parties() {
    return keys ->
        holds.findAll(keys).values().stream()
            .collect(
                Collectors.toMap(
                    Hold::id, hold -> new PartiesOfHolds.Parties(hold.from(), hold.to())));
  }

  /** Which of them are due. */
  public DueHolds due() {
    var order =
        Comparator.comparing(DueHolds.Due::expiresAt).thenComparing(due -> due.hold().value());
    return (now, after, limit) ->
        holds
            .values()
            .filter(hold -> hold.isDue(now))
            .map(hold -> new DueHolds.Due(hold.id(), Objects.requireNonNull(hold.expiresAt())))
            .filter(due -> after == null || order.compare(due, after) > 0)
            .sorted(order)
            .limit(limit)
            .toList();
  }

  public Collection<Hold> all() {
    return holds.values().toList();
  }

  private Stream<Hold> of(Wanted wanted) {
    return holds
        .values()
        .filter(hold -> wanted.payer() == null || hold.from().equals(wanted.payer()))
        .filter(hold -> wanted.status() == null || hold.status() == wanted.status())
        .filter(hold -> wanted.owner() == null || isOwned(hold, wanted));
  }

  private boolean isOwned(Hold hold, Wanted wanted) {
    return accounts.load(Set.of(hold.from())).get(hold.from()) instanceof CustomerAccount own
        && own.owner().equals(wanted.owner());
  }
}
