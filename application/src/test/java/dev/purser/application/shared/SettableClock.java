package dev.purser.application.shared;

import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A clock that stands still until a test moves it, also backwards. */
public final class SettableClock implements Clock {
  private volatile Instant now = Moments.NOON;

  @Override
  public Instant now() {
    return now;
  }

  public void set(Instant instant) {
    now = instant.truncatedTo(ChronoUnit.MICROS);
  }

  public void advance(Duration duration) {
    set(now.plus(duration));
  }
}
