package dev.purser.application.inventory;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.inventory.LocationCode;
import java.util.Map;
import java.util.Set;

/** Locations in memory. */
public final class InMemoryLocations implements Locations {
  private final InMemoryStore.Table<LocationCode, LocationCode> locations;

  public InMemoryLocations(InMemoryStore store) {
    this.locations = store.table("locations");
  }

  @Override
  public Map<LocationCode, LocationCode> load(Set<LocationCode> keys) {
    return locations.findAll(keys);
  }

  public void open(LocationCode location) {
    locations.insert(location, location);
  }
}
