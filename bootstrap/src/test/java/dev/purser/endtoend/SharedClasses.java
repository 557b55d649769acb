package dev.purser.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.purser.persistence.shared.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.springframework.util.FileSystemUtils;

/**
 * An archive of the classes that the command line loads, with which its process starts in two
 * thirds of the time. It fits one state of the class path, and outlives the JVM that made it.
 */
final class SharedClasses {
  private static final Path HOME = Path.of("target", "shared-classes").toAbsolutePath();

  private final Path folder;

  private SharedClasses(Path folder) {
    this.folder = folder;
  }

  /** Those of the tests' class path. */
  static SharedClasses ofTheTests() {
    return Holder.SHARED;
  }

  private static final class Holder {
    static final SharedClasses SHARED = foundOrMade();
  }

  /** The first who asks makes them, of however many JVMs that test. */
  private static SharedClasses foundOrMade() {
    var parts =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(part -> !part.isEmpty())
            .toList();
    try {
      var shared = new SharedClasses(Files.createDirectories(HOME).resolve(state(parts)));
      try (var lock =
              FileChannel.open(
                  HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = lock.lock()) {
        if (!Files.exists(shared.archive())) {
          deleteThoseOfOtherStates();
          shared.make(parts);
        }
      }
      return shared;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A JVM that cannot use the archive starts without it, and says nothing of it. */
  List<String> options() {
    return List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-XX:SharedArchiveFile=" + archive());
  }

  /** In the form that the archive fits. */
  String classPath() {
    try {
      return Files.readString(folder.resolve("class-path"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path archive() {
    return folder.resolve("classes.jsa");
  }

  /** Classes are archived from jars alone, so what the build left in folders is packed first. */
  private void make(List<String> parts) throws IOException {
    Files.createDirectory(folder);
    var jars = new ArrayList<String>();
    for (var part : parts) {
      var path = Path.of(part);
      jars.add(Files.isDirectory(path) ? packed(path, jars.size()) : part);
    }
    Files.writeString(folder.resolve("class-path"), String.join(File.pathSeparator, jars));
    var made = folder.resolve("made.jsa");
    watchAService(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + made));
    Files.move(made, archive(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void watchAService(List<String> options) {
    try (var database = TestDatabase.fresh()) {
      var login = "?user=%s&password=%s".formatted(database.user(), database.password());
      var settings = Map.of("DATABASE_URL", database.jdbcUrl() + login);
      try (var run = CommandRun.start(options, classPath(), folder, settings, "serve")) {
        var shop = new Shop(run.client());
        var _ = shop.order(shop.buyer(10), shop.product(10, 1), 1).succeeded();
        var _ = run.terminate();
      }
    }
  }

  private String packed(Path classes, int number) throws IOException {
    var jar = folder.resolve("folder-" + number + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        var _ = Files.copy(file, out);
      }
    }
    return jar.toString();
  }

  /** Another one as soon as any of the files is another. */
  private static String state(List<String> parts) throws IOException {
    var state = new StringBuilder(Runtime.version().toString());
    for (var part : parts) {
      try (var files = Files.walk(Path.of(part))) {
        for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
          state.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
        }
      }
    }
    return UUID.nameUUIDFromBytes(state.toString().getBytes(UTF_8)).toString();
  }

  private static void deleteThoseOfOtherStates() throws IOException {
    try (var folders = Files.list(HOME)) {
      for (var other : folders.filter(Files::isDirectory).toList()) {
        FileSystemUtils.deleteRecursively(other);
      }
    }
  }
}
