package dev.purser.application.shared;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When the invariants are checked though nobody asks: everything once a day, at an hour of little
 * load, and what is recent once an hour.
 *
 * @param daily when everything is, in UTC; nothing is checked without it
 */
public record InvariantSchedule(Optional<LocalTime> daily) {
  private static final int HOURS = 24;

  /** Far from the check of everything, behind which it would have to wait. */
  private static final int MINUTES_APART = 30;

  public boolean isOn() {
    return daily.isPresent();
  }

  /** The times of a day at which a check begins, in UTC. */
  public List<LocalTime> times(InvariantScope scope) {
    return switch (scope) {
      case FULL -> daily.stream().toList();
      case RECENT -> daily.stream().flatMap(InvariantSchedule::hourly).sorted().toList();
    };
  }

  private static Stream<LocalTime> hourly(LocalTime daily) {
    return IntStream.range(0, HOURS)
        .mapToObj(hour -> daily.plusHours(hour).plusMinutes(MINUTES_APART));
  }
}
