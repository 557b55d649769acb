package dev.purser.domain.shared;

import java.util.UUID;

/**
 * Ids for things whose number a command cannot know before it decides: counted up from one random
 * base that it brought, so that deciding again gives the same ids.
 */
public final class IdSeries {
  private final UUID base;
  private long given;

  public IdSeries(UUID base) {
    this.base = base;
  }

  /**
   * The next id; it shares the base's time and differs in the last of its random bits. It is
   * greater than the one before, so that of things made at one instant the older is known.
   */
  public UUID next() {
    given++;
    return new UUID(base.getMostSignificantBits(), base.getLeastSignificantBits() + given);
  }
}
