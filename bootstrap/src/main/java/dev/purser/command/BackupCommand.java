package dev.purser.command;

import dev.purser.backup.Dumps;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.embedded.EmbeddedBackups;
import dev.purser.embedded.EmbeddedSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Takes a backup of the database that is named, or of the one that run starts. */
@Command(
    name = BackupCommand.NAME,
    description =
        "Take a backup into PURSER_BACKUPS: a dump of DATABASE_URL, or a copy of the PostgreSQL in"
            + " PURSER_DATA while it is stopped.")
final class BackupCommand implements Callable<Integer> {
  static final String NAME = "backup";

  private final Settings settings;
  private final PrintStream out;

  BackupCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var database = new DatabaseSettings(settings).owner();
    var taken = database.map(this::dump).orElseGet(this::copy);
    out.printf("The backup is in %s. \"./purser backup verify\" tries whether it is one.%n", taken);
    return 0;
  }

  private Path dump(DatabaseUrl database) {
    return new Dumps(folder(settings)).take(database, Instant.now()).file();
  }

  private Path copy() {
    return new EmbeddedBackups(EmbeddedSettings.of(settings), this::progress).take();
  }

  static Path folder(Settings settings) {
    return settings
        .text(Setting.PURSER_BACKUPS)
        .map(Path::of)
        .orElseThrow(() ->
            new InvalidSettingException(
                "Set " + Setting.PURSER_BACKUPS + " to the folder that backups are kept in."));
  }

  private void progress(String line) {
    out.println("- " + line);
  }
}
