package dev.purser.command;

import dev.purser.configuration.InvalidDatabaseUrlException;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Settings;
import dev.purser.wiring.ServiceLauncher;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks at everything that is set before anything starts, to tell at once all that is wrong. */
final class SettingChecks {
  private final Set<String> faults;

  private SettingChecks(List<String> faults) {
    this.faults = new LinkedHashSet<>(faults);
  }

  /** What every start needs: each setting by itself, and those that have to fit each other. */
  static SettingChecks of(Settings settings) {
    var checks = new SettingChecks(settings.faults());
    for (var reading : ServiceLauncher.fitting(settings)) {
      checks.look(() -> {
        var _ = reading.get();
      });
    }
    return checks
        .look(() -> TokenKeyFile.requireUsable(settings))
        .look(() -> FirstAdmin.requireUsable(settings));
  }

  /** Looks at one thing more; what was told already is not told again. */
  SettingChecks look(Runnable look) {
    try {
      look.run();
    } catch (InvalidSettingException | InvalidDatabaseUrlException | UncheckedIOException wrong) {
      faults.add(String.valueOf(wrong.getMessage()));
    }
    return this;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * Does nothing if all is right.
   *
   * @throws InvalidSettingException with all that is not
   */
  void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new InvalidSettingException(faults);
    }
  }
}
