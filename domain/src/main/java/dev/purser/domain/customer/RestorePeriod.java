package dev.purser.domain.customer;

import java.time.Duration;
import java.time.Instant;

/** How long customers who were deleted can be restored; afterwards they can be erased. */
public record RestorePeriod(Duration length) {
  public static final RestorePeriod DEFAULT = new RestorePeriod(Duration.ofDays(30));

  public RestorePeriod {
    if (length.isNegative()) {
      throw new IllegalArgumentException("a period does not end before it begins");
    }
  }

  /** When it ends for somebody who was deleted then. */
  public Instant endOf(Instant deletedAt) {
    return deletedAt.plus(length);
  }
}
