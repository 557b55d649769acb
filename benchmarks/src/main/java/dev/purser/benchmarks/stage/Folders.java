package dev.purser.benchmarks.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Makes folders, and deletes those that are temporary. */
public final class Folders {
  private Folders() {}

  public static Path temporary() {
    try {
      return Files.createTempDirectory("purser-benchmarks-");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static void delete(Path folder) {
    try {
      List<Path> deepestFirst;
      try (var files = Files.walk(folder)) {
        deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (var file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException stays) {
      throw new UncheckedIOException("The folder " + folder + " was not deleted.", stays);
    }
  }
}
