package dev.purser.application.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When backups were last taken and tried.
 *
 * @param taken when the newest one that is whole was taken; nothing where there is none
 * @param verified when one was last restored and found right; nothing where none ever was
 */
public record LastBackups(Optional<Instant> taken, Optional<Instant> verified) {
  /** A daily one that takes its time is no older. */
  public static final Duration TAKEN_WITHIN = Duration.ofHours(26);

  /** A month, as backups are tried every month. */
  public static final Duration VERIFIED_WITHIN = Duration.ofDays(31);

  public boolean areTakenLately(Instant now) {
    return taken.filter(at -> !at.isBefore(now.minus(TAKEN_WITHIN))).isPresent();
  }

  public boolean areVerifiedLately(Instant now) {
    return verified.filter(at -> !at.isBefore(now.minus(VERIFIED_WITHIN))).isPresent();
  }
}
