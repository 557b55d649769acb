package dev.purser.application.shared;

import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A clock that stands still until a test moves it, also backwards. */
public final class SettableClock implements Clock {
  private volatile Instant now = Moments.NOON;

  private final Queue<Instant> next = new ConcurrentLinkedQueue<>();

  @Override
  public Instant now() {
    var other = next.poll();
    return other == null ? now : other;
  }

  /** Tells this to whoever asks next, and then the time again. */
  public void tellNext(Instant instant) {
    next.add(instant);
  }

  public void set(Instant instant) {
    now = instant.truncatedTo(ChronoUnit.MICROS);
  }

  public void advance(Duration duration) {
    set(now.plus(duration));
  }
}
