package dev.purser.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** A team's jar that names its auto-configurations; their classes are those of the tests. */
final class TeamJar {
  private static final String IMPORTS =
      "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

  private TeamJar() {}

  /** Makes one in the folder. */
  static Path naming(Path folder, Class<?>... configurations) {
    try {
      var file = Files.createTempFile(folder, "team", ".jar");
      try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
        jar.putNextEntry(new ZipEntry(IMPORTS));
        jar.write(lines(configurations).getBytes(StandardCharsets.UTF_8));
      }
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String lines(Class<?>... configurations) {
    return Arrays.stream(configurations).map(Class::getName).collect(Collectors.joining("\n"));
  }
}
