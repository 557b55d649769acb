package dev.purser.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file with a secret, which nobody else on the machine can read. */
final class PrivateFile {
  private final Path path;

  PrivateFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** What is in it; it is made first when it is not there. */
  byte[] readOrMake(Supplier<byte[]> make) {
    if (!exists()) {
      write(make.get());
    }
    return read();
  }

  byte[] read() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw unusable(unreadable);
    }
  }

  /** Replaces it in one step, so that whoever reads it meanwhile finds all of it. */
  void write(byte[] content) {
    try {
      var folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      var fresh =
          Files.createTempFile(
              folder,
              path.getFileName().toString(),
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(fresh, content);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw unusable(unwritable);
    }
  }

  private UncheckedIOException unusable(IOException cause) {
    return new UncheckedIOException("The key in " + path + " cannot be used.", cause);
  }
}
