package dev.purser.domain.shared;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDs of version 7 that nobody has had before: they rise, and are the same in every run. */
public final class FreshIds {
  private static final long YEAR_2025_MILLIS = 1_735_689_600_000L;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final AtomicLong GIVEN = new AtomicLong();

  private FreshIds() {}

  public static UUID next() {
    var number = GIVEN.incrementAndGet();
    return new UUID((YEAR_2025_MILLIS + number) << 16 | VERSION_7, VARIANT);
  }
}
