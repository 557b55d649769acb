package dev.purser.application.model;

/**
 * Time as models have it: in microseconds since the beginning, with everything that is agreed for a
 * later time falling on full hours, so that some of it falls together.
 */
final class Hours {
  static final long MINUTE = 60_000_000L;
  private static final long HOUR = 60 * MINUTE;

  private Hours() {}

  /** When so many hours after the present one began. */
  static long begin(long clock, long hours) {
    return (clock / HOUR + hours) * HOUR;
  }

  /**
   * Where the clock stops on its way to the next hour; what is done next is done a little later.
   */
  enum Stop {
    ON_THE_WAY,
    /** What is done next is done a microsecond before the hour. */
    JUST_BEFORE,
    /** What is done next is done when the hour begins. */
    ON_THE_HOUR;

    /** Where it stops after so many minutes. */
    long after(long clock, int minutes) {
      var later = clock + minutes * MINUTE;
      return switch (this) {
        case ON_THE_WAY -> later;
        case JUST_BEFORE -> begin(later, 1) - 2;
        case ON_THE_HOUR -> begin(later, 1) - 1;
      };
    }
  }
}
