package dev.purser.domain.credit;

/**
 * What one leg did to one lot. Never edited; what an entry changes beyond its lots is the base's.
 *
 * @param change minor units, positive when it was filled; never 0
 */
public record LotEntry(TransferId transfer, int leg, LotId lot, long change) {}
