package dev.purser.application.inventory;

import dev.purser.application.shared.Change;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockLimitChange;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class LimitingStock implements LimitStock {
  private final WritePath writePath;
  private final Ids ids;

  LimitingStock(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<StockItem> limit(Call call, Request request) {
    call.actor().require(Right.MOVE_STOCK);
    return writePath.submit(new Limiting(ids.next(), call, request));
  }

  private record Limiting(UUID id, Call call, Request request) implements Command<StockItem> {

    @Override
    public String operation() {
      return "limit-stock";
    }

    @Override
    public OutcomeType<StockItem> outcomeType() {
      return InventoryKinds.STOCK_ITEM;
    }

    /** A stock item has no id, but that it was limited has: that of the command. */
    @Override
    public UUID resource() {
      return id;
    }

    @Override
    public int weight() {
      return 2;
    }

    @Override
    public Collection<?> claims() {
      return List.of(request.sku());
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(InventoryKinds.LOCATIONS, request.location());
      needs.of(InventoryKinds.STOCKABLE_SKUS, request.sku());
      if (isStockable(known) && wrong(known).isEmpty()) {
        needs.of(InventoryKinds.STOCK_ROWS, stock());
        needs.of(InventoryKinds.STOCK_ITEMS, stock());
      }
    }

    @Override
    public Decision<StockItem> decide(WorkingSet loaded, Instant now) {
      if (!isStockable(loaded)) {
        return new Decision.NotFound<>();
      }
      var refusals = wrong(loaded);
      if (!refusals.isEmpty()) {
        return new Decision.Refused<>(refusals.toList());
      }
      var item = loaded.get(InventoryKinds.STOCK_ITEMS, stock());
      var backorders = request.backorderLimit().over(item.backorderLimit());
      var threshold = request.lowStockThreshold().over(item.lowStockThreshold());
      return refusals
          .attempt("backorderLimit", () -> item.limit(backorders, threshold, now))
          .map(limited -> accepted(limited, now))
          .orElseGet(() -> new Decision.Refused<>(refusals.toList()));
    }

    private boolean isStockable(WorkingSet known) {
      return known.find(InventoryKinds.STOCKABLE_SKUS, request.sku()).isPresent();
    }

    /** What is wrong with what is asked for, before the stock is looked at. */
    private Refusals wrong(WorkingSet known) {
      var refusals = new Refusals();
      if (known.find(InventoryKinds.LOCATIONS, request.location()).isEmpty()) {
        refusals.add("location", new InventoryRefusal.UnknownLocation(request.location()));
      }
      requireLimit("backorderLimit", request.backorderLimit(), refusals);
      requireLimit("lowStockThreshold", request.lowStockThreshold(), refusals);
      return refusals;
    }

    private static void requireLimit(
        String subject, Change<? extends @Nullable Long> change, Refusals refusals) {
      if (change instanceof Change.To(var limit) && limit != null) {
        refusals.attempt(subject, () -> StockItem.requireLimit(limit));
      }
    }

    private Decision<StockItem> accepted(StockItem limited, Instant now) {
      var change =
          new StockLimitChange(
              id,
              limited.key(),
              limited.backorderLimit(),
              limited.lowStockThreshold(),
              call.actor().caller(),
              now);
      return new Decision.Accepted<>(
          limited,
          new Changes()
              .put(InventoryKinds.STOCK_ITEMS, limited.key(), limited)
              .put(InventoryKinds.LIMIT_CHANGES, id, change));
    }

    private StockKey stock() {
      return new StockKey(request.sku(), request.location());
    }
  }
}
