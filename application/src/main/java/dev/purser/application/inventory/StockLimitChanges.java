package dev.purser.application.inventory;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.StockLimitChange;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How stock items came to their limits. */
public interface StockLimitChanges extends Source.Appendable<UUID, StockLimitChange> {
  Map<UUID, StockLimitChange> find(Collection<UUID> ids);
}
