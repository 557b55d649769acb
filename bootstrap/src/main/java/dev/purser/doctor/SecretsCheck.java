package dev.purser.doctor;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;

/** What is to be secret is set, the same for every instance, and nobody else's to read. */
final class SecretsCheck {
  private static final String NAME = "secrets";

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private SecretsCheck() {}

  static Finding examine(Settings settings, Path tokenKeys) {
    var faults = new ArrayList<String>();
    if (settings.text(Setting.PURSER_CURSOR_SECRET).isEmpty()) {
      faults.add(Setting.PURSER_CURSOR_SECRET + " is not set");
    }
    if (settings.text(Setting.PURSER_TOKEN_KEYS).isEmpty()) {
      faults.add(Setting.PURSER_TOKEN_KEYS + " is not set");
    }
    if (!Files.exists(tokenKeys)) {
      faults.add("the keys of tokens are not at " + tokenKeys);
    } else if (isOpenToOthers(tokenKeys)) {
      faults.add("others than its owner may open " + tokenKeys);
    }
    return faults.isEmpty()
        ? Finding.met(NAME, "Cursors and tokens are signed with keys that are set and kept.")
        : Finding.notMet(
            NAME,
            "Not as it is to be: " + String.join("; ", faults) + ".",
            "Set both for every instance alike, and make the file of the keys its owner's alone"
                + " (chmod 600).");
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      var isLent =
          Files.getAttribute(file, "unix:uid").equals(0)
              && !"root".equals(System.getProperty("user.name"));
      return isOpenToOthers(Files.getPosixFilePermissions(file), isLent);
    } catch (IOException | UnsupportedOperationException unknown) {
      return true;
    }
  }

  /**
   * Kubernetes keeps secrets as root's and lends them to the service by its group, which may read
   * and no more.
   */
  static boolean isOpenToOthers(Set<PosixFilePermission> permissions, boolean isLent) {
    return permissions.stream()
        .filter(permission -> !isLent || permission != PosixFilePermission.GROUP_READ)
        .anyMatch(OF_OTHERS::contains);
  }
}
