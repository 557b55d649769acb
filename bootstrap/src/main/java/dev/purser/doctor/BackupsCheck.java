package dev.purser.doctor;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.backup.Dumps;
import dev.purser.backup.Dumps.Dump;
import dev.purser.backup.LastVerification;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.embedded.EmbeddedBackups;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A backup was taken lately, and one was restored lately to see that it is one. */
final class BackupsCheck {
  private static final String NAME = "backups";

  /** A daily one that takes its time. */
  private static final Duration BACKUP_AGE = Duration.ofHours(26);

  private static final Duration RESTORE_AGE = Duration.ofDays(31);

  private BackupsCheck() {}

  static Finding examine(Settings settings, Instant now) {
    return settings
        .text(Setting.PURSER_BACKUPS)
        .map(folder -> examine(Path.of(folder), now))
        .orElseGet(() ->
            Finding.unknown(
                NAME,
                Setting.PURSER_BACKUPS + " is not set, so that backups cannot be seen from here.",
                "Whatever takes them: have an alert on the age of the last, and restore one every"
                    + " month."));
  }

  private static Finding examine(Path folder, Instant now) {
    var newest = lastTakenIn(folder);
    if (newest.isEmpty() || newest.get().isBefore(now.minus(BACKUP_AGE))) {
      return Finding.notMet(
          NAME,
          newest
              .map(at -> "The last backup is from " + at + ".")
              .orElse("There is no backup in " + folder + "."),
          "Have ./purser backup run every day, and somebody told when it fails.");
    }
    var restored = LastVerification.in(folder);
    if (restored.isEmpty() || restored.get().isBefore(now.minus(RESTORE_AGE))) {
      return Finding.notMet(
          NAME,
          restored
              .map(at -> "A backup was last restored at " + at + ".")
              .orElse("No backup has ever been restored."),
          "Run ./purser backup verify, and have it run every month.");
    }
    return Finding.met(
        NAME,
        "The last backup is from %s, and one was restored at %s."
            .formatted(newest.get(), restored.get()));
  }

  /** Dumps are of any server, copies of the one that run starts; either can be restored. */
  private static Optional<Instant> lastTakenIn(Path folder) {
    return Stream.concat(
            new Dumps(folder).newest().map(Dump::takenAt).stream(),
            EmbeddedBackups.lastTakenIn(folder).stream())
        .max(Comparator.naturalOrder());
  }
}
