package dev.purser.command;

import dev.purser.configuration.Settings;
import dev.purser.embedded.EmbeddedBackups;
import dev.purser.embedded.EmbeddedSettings;
import java.io.PrintStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Brings the database that run starts back from its backups. */
@Command(
    name = RestoreCommand.NAME,
    description =
        "Restore the PostgreSQL in PURSER_DATA, which is gone or was moved away, from the copies"
            + " and the archived log in PURSER_BACKUPS.")
final class RestoreCommand implements Callable<Integer> {
  static final String NAME = "restore";

  private final Settings settings;
  private final PrintStream out;

  @Option(
      names = "--to-time",
      paramLabel = "INSTANT",
      converter = InstantOption.class,
      description =
          "Restore nothing that was written after it, as 2026-11-30T12:00:00Z; else everything is.")
  private @Nullable Instant to;

  RestoreCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** With an offset from UTC, so that nobody has to guess whose clock is meant. */
  static final class InstantOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }
  }

  @Override
  public Integer call() {
    var restored =
        new EmbeddedBackups(EmbeddedSettings.of(settings), line -> out.println("- " + line))
            .restore(Optional.ofNullable(to));
    out.printf(
        Locale.ROOT,
        "Restored in %.1f s; the newest change is from %s. \"./purser run\" starts it.%n",
        restored.taken().toMillis() / 1_000.0,
        restored.newest().orElse(restored.copiedAt()));
    return 0;
  }
}
