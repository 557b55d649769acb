package dev.purser.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands where in the folder of backups: copies of the database, each named after when it was
 * taken, and the log of everything that was written, which leads from each copy to any instant
 * after it.
 */
record BackupFolder(Path root) {

  static BackupFolder prepare(Path root) throws IOException {
    Files.createDirectories(root, DataFolder.ownerOnly("rwx------"));
    var folder = new BackupFolder(root.toRealPath());
    Files.createDirectories(folder.log(), DataFolder.ownerOnly("rwx------"));
    return folder;
  }

  /** The archived segments of the write-ahead log. */
  Path log() {
    return root.resolve("log");
  }

  /** The copies that are whole, the oldest first. */
  List<DatabaseCopy> copies() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .flatMap(entry -> DatabaseCopy.at(entry).stream())
          .sorted(Comparator.comparing(DatabaseCopy::takenAt))
          .toList();
    }
  }

  /** The newest copy, or the newest that was taken by an instant. */
  Optional<DatabaseCopy> newest(Instant by) throws IOException {
    return copies().reversed().stream().filter(copy -> !copy.takenAt().isAfter(by)).findFirst();
  }
}
