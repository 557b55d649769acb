package dev.purser.application.shared.schema;

import java.util.Optional;

/**
 * The connections that a database has for a service: its instances, each with a pool, and a few
 * others who have to get in beside them. A pool that is not full today is full when it is needed
 * most, so that what counts is its size.
 *
 * @param allowed how many whoever asks may have at once, of all instances together
 */
public record ConnectionBudget(int allowed) {
  /** For migrations, backups, monitoring and people. */
  public static final int SPARE = 10;

  /** The smallest pool with which a service works: two committers, their lanes, and reads. */
  public static final int SMALLEST_POOL = 4;

  /**
   * What does not fit, and what would.
   *
   * @param pool connections of each instance
   * @param instances how many run side by side
   * @return a sentence; nothing when they fit
   */
  public Optional<String> objectionTo(int pool, int instances) {
    var needed = (long) pool * instances + SPARE;
    if (needed <= allowed) {
      return Optional.empty();
    }
    var fitting = (allowed - SPARE) / instances;
    var advice =
        fitting >= SMALLEST_POOL
            ? "Pools of %d fit; for these, have the database let in %d".formatted(fitting, needed)
            : "Have the database let in %d, run fewer instances, or put a pooler in between"
                .formatted(needed);
    return Optional.of(
        "%d instances with %d connections each, and %d to spare for others, are %d, and the database lets in %d. %s."
            .formatted(instances, pool, SPARE, needed, allowed, advice));
  }
}
