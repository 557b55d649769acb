package dev.purser.application.ordering;

import dev.purser.domain.credit.Hold;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order would come to.
 *
 * @param lines those that could be priced, with what would be allocated for them
 * @param total null unless every line could be priced
 * @param lots what would be held of which lot, in burning order; a rest is of the base. Empty also
 *     when nothing would be held
 * @param refusals everything that would stand in the way
 */
public record Quote(
    List<OrderLine> lines,
    List<Adjustment> adjustments,
    @Nullable Amount total,
    List<Hold.Share> lots,
    List<LocatedRefusal> refusals) {

  public Quote {
    lines = List.copyOf(lines);
    adjustments = List.copyOf(adjustments);
    lots = List.copyOf(lots);
    refusals = List.copyOf(refusals);
  }

  /** The same, told of its refusals in these words. */
  Quote with(List<LocatedRefusal> explained) {
    return new Quote(lines, adjustments, total, lots, explained);
  }

  public boolean isAcceptable() {
    return refusals.isEmpty();
  }

  /** How many pieces would be claimed of which stock item, whichever lines they are for. */
  public Map<StockKey, Long> allocations() {
    var claims = new LinkedHashMap<StockKey, Long>();
    for (var line : lines) {
      for (var allocation : line.allocations()) {
        claims.merge(line.stockAt(allocation.location()), allocation.quantity(), Long::sum);
      }
    }
    return Collections.unmodifiableMap(claims);
  }
}
