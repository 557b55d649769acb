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
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

final class MovingStock implements MoveStock {
  private final WritePath writePath;
  private final Ids ids;

  MovingStock(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<StockMovement> move(Call call, Request request) {
    call.actor().require(Right.MOVE_STOCK);
    var movement = new MovementId(ids.next());
    var arrival = new MovementId(ids.next());
    return writePath.submit(new Moving(ids.next(), call, request, movement, arrival));
  }

  /**
   * A movement to be.
   *
   * @param arrival the id of the other one, if it is a transfer
   */
  private record Moving(
      UUID id, Call call, Request request, MovementId movement, MovementId arrival)
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
      return request.toLocation() == null ? 2 : 4;
    }

    @Override
    public Collection<?> claims() {
      return List.of(request.sku());
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.ofAll(InventoryKinds.LOCATIONS, locations());
      needs.of(InventoryKinds.STOCKABLE_SKUS, request.sku());
      if (isSound() && unknown(known).isEmpty()) {
        gains().ifPresent(gaining -> needs.of(InventoryKinds.STOCK_ROWS, gaining));
        locations().forEach(at -> needs.of(InventoryKinds.STOCK_ITEMS, stock(at)));
      }
    }

    @Override
    public Decision<StockMovement> decide(WorkingSet loaded, Instant now) {
      var refusals = unknown(loaded);
      refusals.attempt("quantity", () -> request.type().require(request.quantity()));
      if (!refusals.isEmpty()) {
        return new Decision.Refused<>(refusals.toList());
      }
      var stock = InventoryKinds.stock(loaded, now);
      return refusals
          .attempt("quantity", () -> moved(stock, loaded))
          .map(made -> accepted(made, stock))
          .orElseGet(() -> new Decision.Refused<>(refusals.toList()));
    }

    private boolean isSound() {
      return new Refusals()
          .attempt("quantity", () -> request.type().require(request.quantity()))
          .isPresent();
    }

    private Refusals unknown(WorkingSet known) {
      var refusals = new Refusals();
      if (known.find(InventoryKinds.STOCKABLE_SKUS, request.sku()).isEmpty()) {
        refusals.add("sku", new ValueRefusal.UnknownSku(request.sku()));
      }
      for (var location : locations()) {
        if (known.find(InventoryKinds.LOCATIONS, location).isEmpty()) {
          var named = location.equals(request.location()) ? "location" : "toLocation";
          refusals.add(named, new InventoryRefusal.UnknownLocation(location));
        }
      }
      return refusals;
    }

    private StockMovement moved(Stock stock, WorkingSet loaded) {
      var from = stock(request.location());
      var quantity = request.quantity();
      if (loaded.find(InventoryKinds.STOCK_ITEMS, from).isEmpty()) {
        throw new RefusedException(InventoryRefusal.OutOfStock.at(from, Math.abs(quantity), 0));
      }
      var remark = request.remark();
      return switch (request.type()) {
        case RECEIVE -> stock.receive(movement, from, quantity, remark);
        case SHIP -> stock.shipUnclaimed(movement, from, quantity, remark);
        case RETURN -> stock.takeBack(movement, from, quantity, remark);
        case ADJUST -> stock.adjust(movement, from, quantity, remark);
        case WRITE_OFF -> stock.writeOff(movement, from, quantity, remark);
        case TRANSFER -> stock.transfer(movement, arrival, from, target(), quantity, remark);
      };
    }

    private Decision<StockMovement> accepted(StockMovement made, Stock stock) {
      var changes = new Changes();
      InventoryKinds.addChanges(stock, changes);
      return new Decision.Accepted<>(made, changes);
    }

    /** The stock item that pieces come to; what only loses some has them already, or has none. */
    private Optional<StockKey> gains() {
      return switch (request.type()) {
        case RECEIVE, RETURN -> Optional.of(stock(request.location()));
        case ADJUST ->
            request.quantity() > 0 ? Optional.of(stock(request.location())) : Optional.empty();
        case TRANSFER -> Optional.of(stock(target()));
        case SHIP, WRITE_OFF -> Optional.empty();
      };
    }

    private List<LocationCode> locations() {
      var to = request.toLocation();
      return to == null ? List.of(request.location()) : List.of(request.location(), to);
    }

    private LocationCode target() {
      return Objects.requireNonNull(request.toLocation());
    }

    private StockKey stock(LocationCode location) {
      return new StockKey(request.sku(), location);
    }
  }
}
