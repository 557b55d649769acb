package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class StoredStock implements StockQueries {
  private final InventoryKinds.Ports ports;
  private final Transactions transactions;

  StoredStock(InventoryKinds.Ports ports, Transactions transactions) {
    this.ports = ports;
    this.transactions = transactions;
  }

  @Override
  public Page<StockItem, StockKey> items(Actor actor, WantedStock wanted, Slice<StockKey> slice) {
    actor.require(Right.READ_ALL);
    return transactions.read(() -> {
      var more = ports.items().list(wanted, slice);
      return Page.of(slice, more, StockItem::key, () -> ports.items().count(wanted));
    });
  }

  @Override
  public Page<StockMovement, MovementId> movements(
      Actor actor, WantedMovements wanted, Slice<MovementId> slice) {
    actor.require(Right.READ_ALL);
    return transactions.read(() -> {
      var more = ports.movements().list(wanted, slice);
      return Page.of(slice, more, StockMovement::id, () -> ports.movements().count(wanted));
    });
  }

  @Override
  public Optional<StockMovement> movement(Actor actor, MovementId id) {
    actor.require(Right.READ_ALL);
    return transactions.read(
        () -> Optional.ofNullable(ports.movements().find(List.of(id)).get(id)));
  }

  @Override
  public Page<Location, LocationCode> locations(Actor actor, Slice<LocationCode> slice) {
    actor.require(Right.READ_ALL);
    return transactions.read(() -> {
      var more = ports.locations().list(slice);
      return Page.of(slice, more, Location::code, ports.locations()::count);
    });
  }

  @Override
  public Optional<Location> location(Actor actor, LocationCode code) {
    actor.require(Right.READ_ALL);
    return transactions.read(
        () -> Optional.ofNullable(ports.locations().load(Set.of(code)).get(code)));
  }
}
