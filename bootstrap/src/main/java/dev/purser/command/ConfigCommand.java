package dev.purser.command;

import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.wiring.ServiceLauncher;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what holds, as whoever asks why the service does what it does wants to know it. */
@Command(
    name = ConfigCommand.NAME,
    description =
        "Print the settings as they hold, without secrets, and what is wrong with them; status 1"
            + " if something is.")
final class ConfigCommand implements Callable<Integer> {
  static final String NAME = "config";

  private final Settings settings;
  private final PrintStream out;

  @Option(names = "--set", description = "Only those that are set.")
  private boolean onlySet;

  ConfigCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    for (var setting : Setting.values()) {
      if (!onlySet || settings.isSet(setting)) {
        out.printf(
            "%-7s %-34s %s%n",
            settings.isSet(setting) ? "set" : "default",
            setting.name(),
            settings.shown(setting).orElse("-"));
      }
    }
    SettingChecks.of(settings).refuseFaults();
    ServiceLauncher.caution(settings).ifPresent(out::println);
    return 0;
  }
}
