package dev.purser.application.inventory;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import java.util.List;

/** The places that hold stock. */
public interface Locations extends Source.Readable<LocationCode, Location> {
  void add(Location location);

  /**
   * Writes one that was loaded and changed once.
   *
   * @throws TransactionFault.Conflict unless it is still in the version before
   */
  void update(Location changed);

  /** Nobody else adds one until the transaction has ended. */
  void lock();

  /** How many there are. */
  int count();

  /** The slice of them in the order of their codes. */
  List<Location> list(Slice<LocationCode> slice);
}
