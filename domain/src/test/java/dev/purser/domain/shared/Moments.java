package dev.purser.domain.shared;

import java.time.Instant;

/** Instants of a day on which everything happens; with microseconds, as the database keeps them. */
public final class Moments {
  public static final Instant MORNING = Instant.parse("2026-03-14T08:15:30.000001Z");
  public static final Instant NOON = Instant.parse("2026-03-14T12:00:00.123456Z");
  public static final Instant EVENING = Instant.parse("2026-03-14T20:45:00.999999Z");

  private Moments() {}
}
