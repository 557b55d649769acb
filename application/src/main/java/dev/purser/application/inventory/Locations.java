package dev.purser.application.inventory;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.LocationCode;

/** The places that hold stock. */
public interface Locations extends Source.Readable<LocationCode, LocationCode> {}
