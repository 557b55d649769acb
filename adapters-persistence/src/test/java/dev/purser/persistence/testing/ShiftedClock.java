package dev.purser.persistence.testing;

import dev.purser.application.shared.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock of an instance that goes by another time than the database, as far as a test says. */
public final class ShiftedClock implements Clock {
  private final Clock database;
  private volatile Duration shift;

  public ShiftedClock(Clock database, Duration shift) {
    this.database = database;
    this.shift = shift;
  }

  @Override
  public Instant now() {
    return database.now().plus(shift);
  }

  /** Sets the clock forwards or backwards, measured from the database's time. */
  public void shift(Duration newShift) {
    shift = newShift;
  }
}
