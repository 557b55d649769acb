package dev.purser.domain.ordering;

import dev.purser.domain.inventory.LocationCode;

/** So many pieces of a line's SKU, claimed at a location. */
public record Allocation(LocationCode location, long quantity) {}
