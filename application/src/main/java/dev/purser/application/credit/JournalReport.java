package dev.purser.application.credit;

import java.time.Instant;
import java.util.List;

/**
 * What a verification of the journal found.
 *
 * @param at the instant of the snapshot that was looked at
 * @param heads where the chains end, in their order; worth keeping when there are no faults
 * @param faults of each chain the first one, then those of the whole; empty when all fits
 * @param links that were looked at, and their transfers and entries
 * @param before how many transfers were made before the journal began, which it cannot prove
 */
public record JournalReport(
    Instant at,
    List<JournalHead> heads,
    List<JournalFault> faults,
    long links,
    long transfers,
    long entries,
    long before) {
  public JournalReport {
    heads = List.copyOf(heads);
    faults = List.copyOf(faults);
  }

  public boolean fits() {
    return faults.isEmpty();
  }
}
