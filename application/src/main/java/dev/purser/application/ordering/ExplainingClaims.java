package dev.purser.application.ordering;

import dev.purser.application.shared.writepath.RefusalExplainer;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.inventory.InventoryRefusal.StockAllocated;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells whoever cannot take stock away since it is allocated which orders claim it. As the books
 * say; what other commands of the batch have just claimed is told to those who ask again.
 */
final class ExplainingClaims implements RefusalExplainer {
  private final StockClaims claims;

  ExplainingClaims(StockClaims claims) {
    this.claims = claims;
  }

  @Override
  public List<LocatedRefusal> explain(WorkingSet decided, List<LocatedRefusal> refusals) {
    var stock =
        refusals.stream()
            .filter(located -> located.refusal() instanceof StockAllocated)
            .map(located -> ((StockAllocated) located.refusal()).stock())
            .collect(Collectors.toSet());
    if (stock.isEmpty()) {
      return refusals;
    }
    var found = claims.of(stock, StockAllocated.MOST_TOLD);
    return refusals.stream().map(located -> explained(located, found)).toList();
  }

  private static LocatedRefusal explained(
      LocatedRefusal located, Map<StockKey, List<StockClaim>> found) {
    return located.refusal() instanceof StockAllocated allocated
        ? new LocatedRefusal(
            located.subject(), allocated.because(found.getOrDefault(allocated.stock(), List.of())))
        : located;
  }
}
