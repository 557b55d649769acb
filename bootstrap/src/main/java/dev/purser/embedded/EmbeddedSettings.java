package dev.purser.embedded;

import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded database keeps everything, and where it listens.
 *
 * @param folder the folder that holds its binaries, its data and its password
 * @param port the port to listen on; without one a usual or else a free one is taken
 */
public record EmbeddedSettings(Path folder, @Nullable Integer port) {

  private static final int MAX_PORT = 65_535;

  public EmbeddedSettings {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Reads the settings from environment variables.
   *
   * @throws EmbeddedDatabaseException if the port is none
   */
  public static EmbeddedSettings from(Map<String, String> environment) {
    Path home = Path.of(new Settings(environment).text(Setting.PURSER_DATA).orElseThrow());
    return new EmbeddedSettings(
        home.resolve("postgres"),
        port(environment.getOrDefault(Setting.PURSER_DATABASE_PORT.name(), "")));
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
