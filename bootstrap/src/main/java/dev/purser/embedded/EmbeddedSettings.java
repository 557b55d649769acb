package dev.purser.embedded;

import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

  private static final int MAX_PORT = 65_535;

  private static final Duration ARCHIVE_TIMEOUT =
      Duration.ofSeconds(Long.parseLong(Setting.PURSER_ARCHIVE_SECONDS.defaultValue()));
  private static final int MAX_ARCHIVE_SECONDS = 86_400;

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

  /**
   * Reads the settings from environment variables.
   *
   * @throws EmbeddedDatabaseException if the port is none
   */
  public static EmbeddedSettings from(Map<String, String> environment) {
    var settings = new Settings(environment);
    Path home = Path.of(settings.text(Setting.PURSER_DATA).orElseThrow());
    return new EmbeddedSettings(
        home.resolve("postgres"),
        port(environment.getOrDefault(Setting.PURSER_DATABASE_PORT.name(), "")),
        settings.text(Setting.PURSER_BACKUPS).map(Path::of).orElse(null),
        Duration.ofSeconds(
            settings.number(Setting.PURSER_ARCHIVE_SECONDS, 1, MAX_ARCHIVE_SECONDS)));
  }

  private static @Nullable Integer port(String text) {
    if (text.isBlank()) {
      return null;
    }
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= MAX_PORT) {
        return port;
      }
    }
    throw new EmbeddedDatabaseException(
        Setting.PURSER_DATABASE_PORT + " must be a number from 1 to 65535, but is '" + text + "'.");
  }
}
