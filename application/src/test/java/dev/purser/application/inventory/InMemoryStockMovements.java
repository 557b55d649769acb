package dev.purser.application.inventory;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.StockMovement;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stock movements in memory. */
public final class InMemoryStockMovements implements StockMovements {
  private final InMemoryStore.Table<MovementId, StockMovement> movements;

  public InMemoryStockMovements(InMemoryStore store) {
    this.movements = store.table("stock movements");
  }

  @Override
  public void append(List<StockMovement> added) {
    added.forEach(movement -> movements.insert(movement.id(), movement));
  }

  @Override
  public Map<MovementId, StockMovement> find(Collection<MovementId> ids) {
    return movements.findAll(ids);
  }

  public Collection<StockMovement> all() {
    return movements.values().toList();
  }
}
