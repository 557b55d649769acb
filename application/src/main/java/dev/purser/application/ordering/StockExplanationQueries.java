package dev.purser.application.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.shared.Sku;
import java.util.List;

/** Tells why as much of a SKU is available as is. */
public interface StockExplanationQueries {
  /** How many claims are told of a stock item; the oldest orders first. */
  int MOST_CLAIMS = 100;

  /**
   * Each location that has the SKU, with the orders that claim it there; empty when none has. For
   * whoever may {@link dev.purser.application.shared.Right#READ_ALL}.
   */
  List<ExplainedStock> explain(Actor actor, Sku sku);

  /**
   * A stock item and what is claimed of it.
   *
   * @param untold how many pieces are claimed by further orders than those
   */
  record ExplainedStock(StockItem item, List<StockClaim> claims, long untold) {
    public ExplainedStock {
      claims = List.copyOf(claims);
    }

    static ExplainedStock of(StockItem item, List<StockClaim> claims) {
      var told = claims.stream().mapToLong(StockClaim::quantity).sum();
      return new ExplainedStock(item, claims, item.allocated() - told);
    }
  }
}
