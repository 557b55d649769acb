package dev.purser.application.credit;

import dev.purser.domain.credit.Lot;

/**
 * A lot at an instant.
 *
 * @param expired whether it cannot be spent any more; what is held of it still can be captured
 */
public record StandingLot(Lot lot, boolean expired) {}
