package dev.purser.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Unpacks the PostgreSQL that this build carries, once. They stand in the database's own folder, so
 * that a process which runs one of them is known to serve this folder and no other.
 */
final class Binaries {

  private static final int DIGEST_CHARACTERS = 16;

  private Binaries() {}

  /** Returns the folder with {@code bin}, {@code lib} and {@code share}. */
  static Path unpack(DataFolder folder, Consumer<String> progress) throws IOException {
    String archive = "/postgres-" + platform() + ".txz";
    Path target = folder.binaries().resolve(digest(archive));
    if (!Files.exists(target)) {
      progress.accept("Unpacking PostgreSQL into " + target + " (once)");
      Files.createDirectories(folder.binaries());
      Path draft = DataFolder.draftOf(target);
      try (InputStream packed = open(archive)) {
        Archive.unpack(packed, draft);
      }
      DataFolder.finish(draft, target);
    }
    return target;
  }

  /** Deletes the binaries of earlier versions, which nobody runs any more. */
  static void deleteOthers(DataFolder folder, Path current) throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(folder.binaries())) {
      others = all.filter(path -> !path.equals(current)).toList();
    }
    for (Path other : others) {
      DataFolder.delete(other);
    }
  }

  /** Returns the running platform as the archives are named after it. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (system.startsWith("mac")
            ? "darwin"
            : system.startsWith("windows") ? "windows" : "linux")
        + (processor.equals("aarch64") ? "-arm_64" : "-x86_64");
  }

  private static InputStream open(String archive) {
    InputStream stream = Binaries.class.getResourceAsStream(archive);
    if (stream == null) {
      throw new EmbeddedDatabaseException(
          "This build carries no PostgreSQL for this platform ("
              + platform()
              + "); build it here, or set DATABASE_URL.");
    }
    return stream;
  }

  /** Other binaries get another folder, also when they call themselves the same version. */
  private static String digest(String archive) throws IOException {
    try (InputStream stream = open(archive);
        var digesting = new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(java.io.OutputStream.nullOutputStream());
      byte[] digest = digesting.getMessageDigest().digest();
      return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
