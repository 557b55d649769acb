package dev.purser.application.inventory;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.StockMovement;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

  @Override
  public List<StockMovement> list(WantedMovements wanted, Slice<MovementId> slice) {
    var before = slice.position();
    return of(wanted)
        .filter(m -> before == null || m.id().value().compareTo(before.value()) < 0)
        .sorted(Comparator.comparing((StockMovement m) -> m.id().value()).reversed())
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(WantedMovements wanted) {
    return of(wanted).count();
  }

  private Stream<StockMovement> of(WantedMovements wanted) {
    return movements
        .values()
        .filter(m -> wanted.sku() == null || m.stock().sku().equals(wanted.sku()))
        .filter(m -> wanted.location() == null || m.stock().location().equals(wanted.location()))
        .filter(m -> wanted.type() == null || m.type() == wanted.type())
        .filter(m -> wanted.order() == null || wanted.order().equals(m.order()));
  }

  public Collection<StockMovement> all() {
    return movements.values().toList();
  }
}
