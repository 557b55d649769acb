package dev.purser.application.inventory;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.StockMovement;
import java.util.Collection;
import java.util.Map;

/** The movements of stock. */
public interface StockMovements extends Source.Appendable<MovementId, StockMovement> {
  Map<MovementId, StockMovement> find(Collection<MovementId> ids);
}
