package dev.purser.domain.ordering;

import dev.purser.domain.inventory.LocationCode;

/** So many open pieces of a line, claimed at a location. */
public record Allocation(LocationCode location, long quantity) {}
