package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import java.util.Optional;

/** Reads how much of what is where, and how that came about; for those who read everything. */
public interface StockQueries {
  /** The stock items in the order of their keys. */
  Page<StockItem, StockKey> items(Actor actor, WantedStock wanted, Slice<StockKey> slice);

  /** The movements, newest first. */
  Page<StockMovement, MovementId> movements(
      Actor actor, WantedMovements wanted, Slice<MovementId> slice);

  Optional<StockMovement> movement(Actor actor, MovementId id);

  /** The locations in the order of their codes. */
  Page<Location, LocationCode> locations(Actor actor, Slice<LocationCode> slice);

  Optional<Location> location(Actor actor, LocationCode code);
}
