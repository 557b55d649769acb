package dev.purser.application.inventory;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.inventory.StockLimitChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How stock items came to their limits, in memory. */
public final class InMemoryStockLimitChanges implements StockLimitChanges {
  private final InMemoryStore.Table<UUID, StockLimitChange> changes;

  public InMemoryStockLimitChanges(InMemoryStore store) {
    this.changes = store.table("stock limit changes");
  }

  @Override
  public void append(List<StockLimitChange> added) {
    added.forEach(change -> changes.insert(change.id(), change));
  }

  @Override
  public Map<UUID, StockLimitChange> find(Collection<UUID> ids) {
    return changes.findAll(ids);
  }
}
