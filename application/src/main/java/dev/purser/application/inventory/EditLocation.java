package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;

/**
 * Changes what a location is called, and when it is tried. What changes nothing is done without a
 * new version. What is allocated already stays where it is.
 */
public interface EditLocation {
  Reply<Location> edit(Actor actor, LocationCode code, Precondition precondition, Changes changes);

  /** What becomes another, under the rules of {@link Location}. */
  record Changes(Change<String> name, Change<Integer> priority) {}
}
