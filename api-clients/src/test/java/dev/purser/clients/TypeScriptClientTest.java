package dev.purser.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates the types of a TypeScript client, compiles a program that uses them as strictly as it
 * goes, and runs it.
 *
 * <p>A developer may do without Node. A build server may not, or nobody would notice that the
 * client is no longer tested.
 */
class TypeScriptClientTest {
  private static final Path SOURCES = Path.of("src", "test", "typescript");
  private static final Path DESCRIPTION = Path.of("..", "docs", "openapi.yaml").toAbsolutePath();
  private static final Path WORKSHOP = Path.of("target", "typescript-client");
  private static final long PATIENCE_MINUTES = 5;

  @BeforeAll
  static void requireNode() {
    for (var program : List.of("node", "npm")) {
      if (!isInstalled(program)) {
        doWithout(program + " is not on the PATH: install Node 18 or newer to test its client.");
      }
    }
  }

  @Test
  void placesAnOrder() throws IOException, InterruptedException {
    generateAndCompile();

    try (var shop = ServedShop.open()) {
      var printed =
          run(
              "node",
              "out/place-order.js",
              shop.address(),
              ServedShop.ADMIN.value(),
              ServedShop.ADMIN_PASSWORD);

      var order = new JsonMapper().readTree(printed.lines().toList().getLast());
      assertThat(order.at("/status").asString()).isEqualTo("PLACED");
      assertThat(order.at("/total/amount").asLong()).isEqualTo(2500);
    }
  }

  private static void generateAndCompile() throws IOException, InterruptedException {
    Files.createDirectories(WORKSHOP);
    try (var sources = Files.list(SOURCES)) {
      for (var source : sources.toList()) {
        Files.copy(
            source, WORKSHOP.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    var _ = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    var _ = run("node_modules/.bin/openapi-typescript", DESCRIPTION.toString(), "-o", "schema.ts");
    var _ = run("node_modules/.bin/tsc");
  }

  /** What the program prints; anything but success fails the test with it. */
  private static String run(String... command) throws IOException, InterruptedException {
    var output = WORKSHOP.resolve("output.txt").toFile();
    var program =
        new ProcessBuilder(command)
            .directory(WORKSHOP.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    if (!program.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      program.destroyForcibly();
      fail(String.join(" ", command) + " does not end");
    }
    var printed = Files.readString(output.toPath());
    assertThat(program.exitValue()).as("%s:%n%s", String.join(" ", command), printed).isZero();
    return printed;
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void doWithout(String missing) {
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    // Maven does not report a class that is skipped as a whole.
    System.out.println(missing);
    abort(missing);
  }
}
