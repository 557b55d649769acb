package dev.purser.doctor;

import dev.purser.application.shared.LastBackups;
import dev.purser.application.shared.checkup.Finding;
import dev.purser.backup.BackupsInFolder;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A backup was taken lately, and one was restored lately to see that it is one. */
final class BackupsCheck {
  private static final String NAME = "backups";

  private static final LastBackups NONE = new LastBackups(Optional.empty(), Optional.empty());

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
    var last = new BackupsInFolder(folder).last().orElse(NONE);
    if (!last.areTakenLately(now)) {
      return Finding.notMet(
          NAME,
          last.taken()
              .map(at -> "The last backup is from " + at + ".")
              .orElse("There is no backup in " + folder + "."),
          "Have ./purser backup run every day, and somebody told when it fails.");
    }
    if (!last.areVerifiedLately(now)) {
      return Finding.notMet(
          NAME,
          last.verified()
              .map(at -> "A backup was last restored at " + at + ".")
              .orElse("No backup has ever been restored."),
          "Run ./purser backup verify, and have it run every month.");
    }
    return Finding.met(
        NAME,
        "The last backup is from %s, and one was restored at %s."
            .formatted(last.taken().orElseThrow(), last.verified().orElseThrow()));
  }
}
