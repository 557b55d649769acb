package dev.purser.embedded;

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

  /** The environment variable that names the folder under which {@code postgres} is made. */
  public static final String FOLDER_VARIABLE = "PURSER_DATA";

  /** The environment variable that fixes the port. */
  public static final String PORT_VARIABLE = "PURSER_DATABASE_PORT";

  private static final String DEFAULT_FOLDER = ".purser";
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
    String folder = environment.getOrDefault(FOLDER_VARIABLE, "");
    Path home = Path.of(folder.isBlank() ? DEFAULT_FOLDER : folder);
    return new EmbeddedSettings(
        home.resolve("postgres"), port(environment.getOrDefault(PORT_VARIABLE, "")));
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
        PORT_VARIABLE + " must be a number from 1 to 65535, but is '" + text + "'.");
  }
}
