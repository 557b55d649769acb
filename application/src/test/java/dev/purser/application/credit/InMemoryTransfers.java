package dev.purser.application.credit;

import dev.purser.application.credit.TransferReferences.CallerReference;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Transfers in memory. */
public final class InMemoryTransfers implements Transfers {
  private final InMemoryStore.Table<TransferId, Transfer> transfers;
  private final InMemoryStore.Table<TransferId, Long> places;
  private final InMemoryAccounts accounts;

  public InMemoryTransfers(InMemoryStore store, InMemoryAccounts accounts) {
    this.transfers = store.table("transfers");
    this.places = store.table("places of transfers");
    this.accounts = accounts;
  }

  @Override
  public void append(List<Transfer> added) {
    for (var transfer : added) {
      if (transfer.reference() != null) {
        var key = new CallerReference(transfer.caller(), transfer.reference());
        transfers.unique(references().load(Set.of(key)).isEmpty(), key);
      }
      places.insert(transfer.id(), places.values().count());
      var reverses = transfer.reverses();
      if (reverses != null) {
        transfers.unique(
            all().stream().noneMatch(other -> reverses.equals(other.reverses())), reverses);
      }
      transfers.insert(transfer.id(), transfer);
    }
  }

  @Override
  public Map<TransferId, Transfer> find(Collection<TransferId> ids) {
    return transfers.findAll(ids);
  }

  @Override
  public List<TransferId> list(WantedTransfers wanted, Slice<TransferId> slice) {
    var order = order(wanted);
    return transfers
        .values()
        .filter(transfer -> isWanted(wanted, transfer))
        .sorted(order)
        .filter(isAfter(order, slice.position()))
        .map(Transfer::id)
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(WantedTransfers wanted) {
    return transfers.values().filter(transfer -> isWanted(wanted, transfer)).count();
  }

  private Predicate<Transfer> isAfter(Comparator<Transfer> order, @Nullable TransferId after) {
    if (after == null) {
      return transfer -> true;
    }
    var last = transfers.find(after).orElseThrow();
    return transfer -> order.compare(transfer, last) > 0;
  }

  private Comparator<Transfer> order(WantedTransfers wanted) {
    if (wanted.reference() != null) {
      return Comparator.comparing(Transfer::caller);
    }
    return wanted.account() == null
        ? Comparator.comparing((Transfer transfer) -> transfer.id().value()).reversed()
        : Comparator.comparing(this::place).reversed();
  }

  private boolean isWanted(WantedTransfers wanted, Transfer transfer) {
    var sides =
        transfer.legs().stream()
            .flatMap(leg -> Stream.of(leg.from(), leg.to()))
            .collect(Collectors.toSet());
    return (wanted.reference() == null || wanted.reference().equals(transfer.reference()))
        && (wanted.account() == null || sides.contains(wanted.account()))
        && (wanted.side() == null || isOneOf(wanted.side(), sides));
  }

  private boolean isOneOf(OwnerId owner, Set<AccountId> sides) {
    return accounts.load(sides).values().stream()
        .anyMatch(side -> side instanceof CustomerAccount own && own.owner().equals(owner));
  }

  private long place(Transfer transfer) {
    return places.find(transfer.id()).orElseThrow();
  }

  /** What their callers call them. */
  public TransferReferences references() {
    return keys -> {
      var found = new HashMap<CallerReference, TransferId>();
      for (var transfer : all()) {
        if (transfer.reference() != null) {
          found.put(new CallerReference(transfer.caller(), transfer.reference()), transfer.id());
        }
      }
      found.keySet().retainAll(keys);
      return found;
    };
  }

  public Collection<Transfer> all() {
    return transfers.values().toList();
  }
}
