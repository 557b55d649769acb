package dev.purser.application.inventory;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.StockMovement;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The movements of stock. */
public interface StockMovements extends Source.Appendable<MovementId, StockMovement> {
  Map<MovementId, StockMovement> find(Collection<MovementId> ids);

  /** The slice of those that are wanted, newest first. */
  List<StockMovement> list(WantedMovements wanted, Slice<MovementId> slice);

  /** How many of them there are. */
  long count(WantedMovements wanted);
}
