package dev.purser.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * What makes two builds of one commit alike, as far as one build shows it; {@code ./purser
 * reproduce} builds twice.
 */
class JarTest {
  private static final Path JAR = Path.of("..", "bootstrap", "target", "purser.jar");

  /** The time that the root pom gives to whatever is built. */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 20, 0, 0);

  @Test
  void knowsNoTimeButTheOneThatIsSet() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().filter(JarTest::isOurs).toList())
          .hasSizeGreaterThan(100)
          .allMatch(entry -> entry.getTimeLocal().equals(TIME));
      assertThat(times(jar)).hasSizeGreaterThan(100).containsOnly(TIME);
    }
  }

  @Test
  void holdsItsBillOfMaterials() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      assertThat(text(jar, "META-INF/sbom/application.cdx.json"))
          .contains("\"bomFormat\" : \"CycloneDX\"", "pkg:maven/org.postgresql/postgresql@")
          .doesNotContain("pkg:maven/org.junit");
    }
  }

  @Test
  void knowsItsVersionAndItsCommit() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      assertThat(text(jar, "BOOT-INF/classes/dev/purser/build.properties"))
          .containsPattern("version=\\d+\\.\\d+\\.\\d+")
          .containsPattern("(?m)^commit=([0-9a-f]{40}(-modified)?)?$");
    }
  }

  /** Those of other people's jars are theirs. */
  private static boolean isOurs(JarEntry entry) {
    return entry.getName().startsWith("BOOT-INF/classes/")
        || entry.getName().startsWith("META-INF/");
  }

  /** Of what is in the jars of Purser's modules. */
  private static List<LocalDateTime> times(JarFile jar) throws IOException {
    var times = new ArrayList<LocalDateTime>();
    var modules =
        jar.stream().filter(entry -> entry.getName().matches("BOOT-INF/lib/purser-.*")).toList();
    for (var module : modules) {
      var bytes = jar.getInputStream(module).readAllBytes();
      try (var entries = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
          times.add(entry.getTimeLocal());
        }
      }
    }
    return times;
  }

  private static String text(JarFile jar, String name) throws IOException {
    var entry = jar.getEntry(name);
    assertThat(entry).as("%s, which Maven leaves out where it is offline", name).isNotNull();
    try (var content = jar.getInputStream(entry)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
