package dev.purser.application.inventory;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Locations in memory. */
public final class InMemoryLocations implements Locations {
  private final InMemoryStore.Table<LocationCode, Location> locations;

  public InMemoryLocations(InMemoryStore store) {
    this.locations = store.table("locations");
  }

  @Override
  public Map<LocationCode, Location> load(Set<LocationCode> keys) {
    return locations.findAll(keys);
  }

  @Override
  public void add(Location location) {
    locations.insert(location.code(), location);
  }

  @Override
  public void update(Location changed) {
    var before = locations.find(changed.code());
    if (before.isEmpty() || before.get().version() != changed.version() - 1) {
      throw new TransactionFault.Overtaken(new IllegalStateException("changed meanwhile"));
    }
    locations.update(changed.code(), changed);
  }

  @Override
  public void lock() {
    // transactions in memory are one after the other
  }

  @Override
  public int count() {
    return (int) locations.values().count();
  }

  @Override
  public List<Location> list(Slice<LocationCode> slice) {
    var after = slice.position();
    return locations
        .values()
        .filter(location -> after == null || location.code().compareTo(after) > 0)
        .sorted(Comparator.comparing(Location::code))
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  /** The order in which locations are tried. */
  Comparator<LocationCode> asTried() {
    return Comparator.comparing((LocationCode code) ->
            locations.find(code).map(Location::priority).orElse(Location.DEFAULT_PRIORITY))
        .thenComparing(Comparator.naturalOrder());
  }
}
