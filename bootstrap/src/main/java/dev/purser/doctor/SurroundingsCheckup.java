package dev.purser.doctor;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Goes through the part of the list that the service's own surroundings answer. */
public final class SurroundingsCheckup {
  private SurroundingsCheckup() {}

  /**
   * Looks, and changes nothing.
   *
   * @param database as the settings name it
   * @param tokenKeys the file of the keys that access tokens are signed with
   */
  public static List<Finding> examine(Settings settings, DatabaseUrl database, Path tokenKeys) {
    return List.of(
        TransportCheck.examine(database),
        SecretsCheck.examine(settings, tokenKeys),
        BackupsCheck.examine(settings, Instant.now()),
        AlertsCheck.examine(settings));
  }
}
