package dev.purser.application.shared;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the books are, as far as checks have told.
 *
 * @param full the last check of everything
 * @param recent the last check of what was recent
 */
public record InvariantStanding(Optional<Check> full, Optional<Check> recent) {

  /**
   * One check.
   *
   * @param broken how many invariants it found broken
   */
  public record Check(Instant checkedAt, int broken) {}

  /**
   * How many invariants are broken. What a check of everything has found stays broken until another
   * one finds it mended, since one of what is recent need not come past it and can only find more.
   */
  public int broken() {
    return Stream.concat(full.stream(), recentSinceFull().stream())
        .mapToInt(Check::broken)
        .max()
        .orElse(0);
  }

  /** When anything was last checked. */
  public Optional<Instant> checkedAt() {
    return Stream.concat(full.stream(), recent.stream())
        .map(Check::checkedAt)
        .max(Comparator.naturalOrder());
  }

  private Optional<Check> recentSinceFull() {
    return recent.filter(
        check -> full.filter(all -> !all.checkedAt().isBefore(check.checkedAt())).isEmpty());
  }
}
