package dev.purser.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a service in the tests' own process has logged since some moment. */
record LogFile(int from) {
  /** Where the settings of the tests' log look up which file of theirs to go by. */
  private static final String TARGET = "purser.tests.log";

  private static final Path FILE = Path.of("target", "tests.log");

  /** From now on; a service that is started after this writes there, whatever is usual. */
  static LogFile begin() {
    System.setProperty(TARGET, "file");
    return new LogFile(Files.exists(FILE) ? read().length : 0);
  }

  String text() {
    var all = read();
    return new String(Arrays.copyOfRange(all, from, all.length), UTF_8);
  }

  private static byte[] read() {
    try {
      return Files.readAllBytes(FILE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
