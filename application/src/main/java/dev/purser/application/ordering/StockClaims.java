package dev.purser.application.ordering;

import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.inventory.StockKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What orders have allocated and not yet shipped, by the stock items that it is allocated of. */
public interface StockClaims {
  /** The oldest orders first, at most {@code limit} of each stock item; absent where none is. */
  Map<StockKey, List<StockClaim>> of(Collection<StockKey> stock, int limit);
}
