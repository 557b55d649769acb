package dev.purser.application.inventory;

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
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.Remark;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class ReceivingStock implements ReceiveStock {
  private final WritePath writePath;
  private final Ids ids;

  ReceivingStock(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<StockMovement> receive(Call call, Request request) {
    call.actor().require(Right.MOVE_STOCK);
    var movement = new MovementId(ids.next());
    return writePath.submit(new Receipt(ids.next(), call, request, movement));
  }

  private record Receipt(UUID id, Call call, Request request, MovementId movement)
      implements Command<StockMovement> {

    @Override
    public String operation() {
      return "record-stock-movement";
    }

    @Override
    public OutcomeType<StockMovement> outcomeType() {
      return InventoryKinds.MOVEMENT;
    }

    @Override
    public UUID resource() {
      return movement.value();
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
      var sku = request.sku();
      needs.of(InventoryKinds.LOCATIONS, request.location());
      needs.of(InventoryKinds.STOCKABLE_SKUS, sku);
      if (Quantities.isValid(request.quantity())
          && known.find(InventoryKinds.LOCATIONS, request.location()).isPresent()
          && known.find(InventoryKinds.STOCKABLE_SKUS, sku).isPresent()) {
        needs.of(InventoryKinds.STOCK_ROWS, stock());
        needs.of(InventoryKinds.STOCK_ITEMS, stock());
      }
    }

    @Override
    public Decision<StockMovement> decide(WorkingSet loaded, Instant now) {
      var refusals = new Refusals();
      refusals.attempt("quantity", () -> Quantities.require(request.quantity()));
      if (loaded.find(InventoryKinds.STOCKABLE_SKUS, request.sku()).isEmpty()) {
        refusals.add("sku", new ValueRefusal.UnknownSku(request.sku()));
      }
      if (loaded.find(InventoryKinds.LOCATIONS, request.location()).isEmpty()) {
        refusals.add("location", new InventoryRefusal.UnknownLocation(request.location()));
      }
      return refusals.isEmpty() ? accepted(loaded, now) : new Decision.Refused<>(refusals.toList());
    }

    private Decision<StockMovement> accepted(WorkingSet loaded, Instant now) {
      var stock = InventoryKinds.stock(loaded, now);
      var received =
          stock.receive(movement, stock(), request.quantity(), new Remark(request.reason(), null));
      var changes = new Changes();
      InventoryKinds.addChanges(stock, changes);
      return new Decision.Accepted<>(received, changes);
    }

    private StockKey stock() {
      return new StockKey(request.sku(), request.location());
    }
  }
}
