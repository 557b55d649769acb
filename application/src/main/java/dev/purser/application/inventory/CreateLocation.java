package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;

/**
 * Adds a location: from then on stock can come to it. Refused with {@code location-taken} when
 * there is one with the code, and with {@code too-many-locations} above {@link Location#MOST}.
 */
public interface CreateLocation {
  Reply<Location> create(Actor actor, Request request);

  /** The location to be, under the rules of {@link Location}. */
  record Request(LocationCode code, String name, int priority) {}
}
