package dev.purser.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** When a backup in a folder was last restored and found right, noted beside the backups. */
public final class LastVerification {
  private static final String FILE = "verified";

  private LastVerification() {}

  public static void note(Path folder, Instant at) {
    try {
      Files.writeString(folder.resolve(FILE), at + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "The verification cannot be noted in " + folder + ": " + failed.getMessage(), failed);
    }
  }

  public static Optional<Instant> in(Path folder) {
    try {
      return Optional.of(Instant.parse(Files.readString(folder.resolve(FILE)).strip()));
    } catch (IOException | DateTimeException none) {
      return Optional.empty();
    }
  }
}
