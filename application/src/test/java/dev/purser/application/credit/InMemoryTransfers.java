package dev.purser.application.credit;

import dev.purser.application.credit.TransferReferences.CallerReference;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Transfers in memory. */
public final class InMemoryTransfers implements Transfers {
  private final InMemoryStore.Table<TransferId, Transfer> transfers;

  public InMemoryTransfers(InMemoryStore store) {
    this.transfers = store.table("transfers");
  }

  @Override
  public void append(List<Transfer> added) {
    for (var transfer : added) {
      if (transfer.reference() != null) {
        var key = new CallerReference(transfer.caller(), transfer.reference());
        transfers.unique(references().load(Set.of(key)).isEmpty(), key);
      }
      transfers.insert(transfer.id(), transfer);
    }
  }

  @Override
  public Map<TransferId, Transfer> find(Collection<TransferId> ids) {
    return transfers.findAll(ids);
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
