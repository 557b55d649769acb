package dev.purser.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with a password in its first line. While the password is being changed, a second line
 * holds the other one: whichever the database takes is used, so that the two need not change at the
 * same instant.
 */
public record PasswordFile(Path path) {
  private static final int MAX_LINES = 2;

  /**
   * The passwords as the file has them now.
   *
   * @throws InvalidSettingException if there is none, or more than two
   */
  public List<String> read() {
    try {
      var lines =
          Files.readAllLines(path, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      if (lines.isEmpty() || lines.size() > MAX_LINES) {
        throw new InvalidSettingException(
            "The file %s needs a password in its first line, and at most another in its second."
                .formatted(path));
      }
      return lines;
    } catch (IOException unreadable) {
      throw new InvalidSettingException(
          "The password in the file %s cannot be read.".formatted(path));
    }
  }
}
