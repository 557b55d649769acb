package dev.purser.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands where in the embedded database's folder.
 *
 * @param root the folder itself, without symbolic links, so that it compares with what the
 *     operating system says about running processes
 */
record DataFolder(Path root) {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** Makes the folder, for its owner alone, where there is none. */
  static DataFolder prepare(Path root) throws IOException {
    Files.createDirectories(root, ownerOnly("rwx------"));
    return new DataFolder(root.toRealPath());
  }

  /** Returns what makes a new file its owner's alone, where the file system knows of owners. */
  static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  static boolean hasPosixPermissions() {
    return POSIX;
  }

  /** PostgreSQL's data directory, which its manual calls a cluster. */
  Path cluster() {
    return root.resolve("cluster");
  }

  Path binaries() {
    return root.resolve("binaries");
  }

  Path password() {
    return root.resolve("password");
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path serverLog() {
    return root.resolve("server.log");
  }

  /** What the last of PostgreSQL's programs printed. */
  Path programLog() {
    return root.resolve("program.log");
  }

  /** The file in which a running server states its process. */
  Path postmasterPid() {
    return cluster().resolve("postmaster.pid");
  }

  /** Returns an empty place beside the target in which it is made before {@link #finish}. */
  static Path draftOf(Path target) throws IOException {
    Path draft = target.resolveSibling(target.getFileName() + ".unfinished");
    delete(draft);
    return draft;
  }

  /** Gives what was made its name: from now on it is whole, also after a crash. */
  static void finish(Path draft, Path target) throws IOException {
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    sync(target.resolveSibling(""));
  }

  /** Only on POSIX systems can a folder be opened to be synced; elsewhere the move has to do. */
  private static void sync(Path folder) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Deletes a file or a whole folder, if there is one. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(path)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
