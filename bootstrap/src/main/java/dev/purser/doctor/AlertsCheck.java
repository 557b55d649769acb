package dev.purser.doctor;

import dev.purser.application.shared.checkup.Finding;

/** Reminds of what only people know. */
final class AlertsCheck {
  private static final String NAME = "alerts";

  private AlertsCheck() {}

  static Finding examine() {
    return Finding.unknown(
        NAME,
        "Whether anybody is told when something fails cannot be seen from here.",
        "Have alerts on /readyz, /v1/invariants, failed archiving, the age of the last backup and"
            + " of the last restore, free disk and free connections, and set each off once.");
  }
}
