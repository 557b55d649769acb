package dev.purser.embedded;

import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded database keeps everything, and where it listens.
 *
 * @param folder the folder that holds its binaries, its data and its password
 * @param port the port to listen on; without one a usual or else a free one is taken
 * @param backups the folder that the log is archived in; without one it is not
 * @param archiveTimeout how long what was written may not be in the archive yet
 */
public record EmbeddedSettings(
    Path folder, @Nullable Integer port, @Nullable Path backups, Duration archiveTimeout) {

  private static final Duration ARCHIVE_TIMEOUT =
      Duration.ofSeconds(Long.parseLong(Setting.PURSER_ARCHIVE_SECONDS.defaultValue()));

  public EmbeddedSettings {
    folder = folder.toAbsolutePath().normalize();
    backups = backups == null ? null : backups.toAbsolutePath().normalize();
  }

  /** Of a database that is soon gone, at whatever port is free, without backups. */
  public static EmbeddedSettings anywhere(Path folder) {
    return new EmbeddedSettings(folder, Ports.ANY_FREE);
  }

  /** Without backups. */
  public EmbeddedSettings(Path folder, @Nullable Integer port) {
    this(folder, port, null, ARCHIVE_TIMEOUT);
  }

  /** As they are set. */
  public static EmbeddedSettings of(Settings settings) {
    var home = Path.of(settings.text(Setting.PURSER_DATA).orElseThrow());
    return new EmbeddedSettings(
        home.resolve("postgres"),
        settings.isSet(Setting.PURSER_DATABASE_PORT)
            ? Integer.valueOf(settings.number(Setting.PURSER_DATABASE_PORT))
            : null,
        settings.text(Setting.PURSER_BACKUPS).map(Path::of).orElse(null),
        settings.seconds(Setting.PURSER_ARCHIVE_SECONDS));
  }
}
