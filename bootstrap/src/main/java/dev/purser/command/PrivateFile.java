package dev.purser.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file with a secret, which nobody else on the machine can read. */
final class PrivateFile {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFile.class);

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

  /**
   * What is in it; it is made first when it is not there. Of several who make it at the same time
   * one does, and the others read what that one made.
   */
  byte[] readOrMake(Supplier<byte[]> make) {
    if (!exists()) {
      writeUnlessThere(make.get());
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
      Files.move(
          draft(content),
          path,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw unusable(unwritable);
    }
  }

  /** In one step, too; only a link does not replace what somebody else was quicker to write. */
  private void writeUnlessThere(byte[] content) {
    try {
      var draft = draft(content);
      try {
        Files.createLink(path, draft);
      } catch (FileAlreadyExistsException quicker) {
        LOG.debug("{} was made by somebody else just now", path, quicker);
      } finally {
        Files.delete(draft);
      }
    } catch (IOException unwritable) {
      throw unusable(unwritable);
    }
  }

  private Path draft(byte[] content) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var draft =
        Files.createTempFile(
            folder,
            path.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(draft, content);
  }

  private UncheckedIOException unusable(IOException cause) {
    return new UncheckedIOException("The key in " + path + " cannot be used.", cause);
  }
}
