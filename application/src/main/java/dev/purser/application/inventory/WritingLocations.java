package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.LocationId;
import dev.purser.domain.shared.Refusals;
import java.util.Set;

final class WritingLocations implements CreateLocation, EditLocation {
  private final Locations locations;
  private final SimpleWrites writes;
  private final Clock clock;
  private final Ids ids;

  WritingLocations(Locations locations, SimpleWrites writes, Clock clock, Ids ids) {
    this.locations = locations;
    this.writes = writes;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Reply<Location> create(Actor actor, Request request) {
    actor.require(Right.MANAGE_LOCATIONS);
    var id = new LocationId(ids.next());
    return writes.write(actor, "create-location", l -> l.id().value(), () -> add(id, request));
  }

  @Override
  public Reply<Location> edit(
      Actor actor, LocationCode code, Precondition precondition, Changes changes) {
    actor.require(Right.MANAGE_LOCATIONS);
    return writes.write(
        actor,
        "edit-location",
        location -> location.id().value(),
        () -> change(code, precondition, changes));
  }

  private Reply<Location> add(LocationId id, Request request) {
    var refusals = new Refusals();
    locations.lock();
    if (locations.count() >= Location.MOST) {
      refusals.add("", new InventoryRefusal.TooManyLocations());
    }
    if (locations.load(Set.of(request.code())).containsKey(request.code())) {
      refusals.add("code", new InventoryRefusal.LocationTaken(request.code()));
    }
    if (!refusals.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    var location =
        Location.open(id, request.code(), request.name(), request.priority(), clock.now());
    locations.add(location);
    return new Reply.Done<>(location, false);
  }

  private Reply<Location> change(LocationCode code, Precondition precondition, Changes changes) {
    var before = locations.load(Set.of(code)).get(code);
    if (before == null) {
      return new Reply.NotFound<>();
    }
    if (!precondition.isMetBy(before.version())) {
      return new Reply.Stale<>();
    }
    var after =
        before.with(
            changes.name().over(before.name()),
            changes.priority().over(before.priority()),
            clock.now());
    if (after.version() != before.version()) {
      locations.update(after);
    }
    return new Reply.Done<>(after, false);
  }
}
