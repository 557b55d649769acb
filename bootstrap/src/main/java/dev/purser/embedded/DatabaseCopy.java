package dev.purser.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A copy of a database's files that was taken while it was stopped, so that they fit together.
 *
 * @param takenAt when, to the second, rounded up: everything in it was written before
 */
record DatabaseCopy(Path folder, Instant takenAt) {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'copy-'uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The copy in a folder, if its name is that of one that is whole. */
  static Optional<DatabaseCopy> at(Path folder) {
    try {
      var name = folder.getFileName().toString();
      return Optional.of(new DatabaseCopy(folder, NAME.parse(name, Instant::from)));
    } catch (DateTimeException somethingElse) {
      return Optional.empty();
    }
  }

  /** Copies a stopped database. A copy that is cut short is not taken for one. */
  static DatabaseCopy take(DataFolder database, BackupFolder into, Instant now) throws IOException {
    var takenAt = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    var target = into.root().resolve(NAME.format(takenAt));
    if (Files.exists(target)) {
      throw new EmbeddedDatabaseException(
          "There is a copy at " + target + " already; it was taken within the same second.");
    }
    var draft = DataFolder.draftOf(target);
    copy(database, new DataFolder(draft));
    DataFolder.finish(draft, target);
    return new DatabaseCopy(target, takenAt);
  }

  /** Puts the files of the copy into the folder of a database, which has none. */
  void putInto(DataFolder database) throws IOException {
    copy(new DataFolder(folder), database);
  }

  private static void copy(DataFolder from, DataFolder to) throws IOException {
    Files.createDirectories(to.root(), DataFolder.ownerOnly("rwx------"));
    copyFolder(from.cluster(), to.cluster());
    copyFile(from.password(), to.password());
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(
                to.resolve(from.relativize(folder)), DataFolder.ownerOnly("rwx------"));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            copyFile(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** A backup that is not on disk is none. */
  private static void copyFile(Path from, Path to) throws IOException {
    Files.createFile(to, DataFolder.ownerOnly("rw-------"));
    try (var source = FileChannel.open(from, StandardOpenOption.READ);
        var target = FileChannel.open(to, StandardOpenOption.WRITE)) {
      var size = source.size();
      for (var copied = 0L; copied < size; ) {
        copied += source.transferTo(copied, size - copied, target);
      }
      target.force(true);
    }
  }
}
