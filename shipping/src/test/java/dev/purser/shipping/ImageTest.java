package dev.purser.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that needs no engine to be made, started as an engine starts it. */
class ImageTest {
  private static final Path HOME = Path.of("..");
  private static final int TERMINATED = 143;
  private static final int TRIES = 900;
  private static final long PAUSE_MILLIS = 100;
  private static final int READY = 200;

  @TempDir private static Path folder;

  private static Image image;

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    requireRoot();
    var archive = folder.resolve("image.tar");
    Image.execute(
        Map.of("JAVA_HOME", System.getProperty("java.home")),
        HOME.resolve("purser").toString(),
        "image",
        "--built",
        "--to",
        archive.toString());
    image = Image.unpack(archive, folder);
  }

  /** To mount and to become somebody else takes root. */
  private static void requireRoot() {
    if (System.getProperty("os.name").equals("Linux")
        && System.getProperty("user.name").equals("root")
        && Files.exists(Path.of("/usr/bin/unshare"))) {
      return;
    }
    var missing = "The image is not tried: that takes root on Linux, and unshare.";
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    System.out.println(missing);
    abort(missing);
  }

  @Test
  void servesAShopOnItsOwnAndSaysThatItIsReady() throws IOException, InterruptedException {
    var settings = settings();
    var log = folder.resolve("run.log");
    var service = image.start(settings, log, "run");
    try {
      awaitReady(service, settings.get("PORT"), log);

      assertThat(checkedHealth(settings)).isZero();
    } finally {
      service.destroy();
    }
    assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(service.exitValue()).isEqualTo(TERMINATED);
    assertThat(Files.readString(log)).contains("Purser listens on");
  }

  @Test
  void saysThatNobodyIsReady() throws IOException, InterruptedException {
    assertThat(status(settings(), "health")).isOne();
    assertThat(checkedHealth(settings())).isOne();
  }

  @Test
  void takesEveryCommand() throws IOException, InterruptedException {
    assertThat(status(settings(), "version")).isZero();
    assertThat(status(settings(), "migrate", "--help")).isZero();
    assertThat(status(settings())).isEqualTo(2);
  }

  /** A JVM that cannot use the cache would start without it and say nothing. */
  @Test
  void holdsACacheThatItsJvmCanUse() throws IOException, InterruptedException {
    var strict = Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");

    assertThat(status(strict, "version")).isZero();
  }

  @Test
  void isStartedAsTheDockerfileSays() throws IOException {
    var dockerfile = Files.readString(HOME.resolve("Dockerfile"));
    var config = image.config();

    assertThat(words(dockerfile, "ENTRYPOINT")).isEqualTo(texts(config.path("Entrypoint")));
    assertThat(words(dockerfile, "CMD")).isEqualTo(texts(config.path("Cmd")));
    assertThat(dockerfile).contains("\nUSER " + config.path("User").asText() + "\n");
    assertThat(dockerfile).contains("\nWORKDIR " + config.path("WorkingDir").asText() + "\n");
    assertThat(texts(config.path("Env")))
        .isNotEmpty()
        .allSatisfy(
            variable -> assertThat(dockerfile).contains(variable.replaceFirst("=", "=\"") + "\""));
  }

  private static Map<String, String> settings() throws IOException {
    return Map.of(
        "PORT", freePort(),
        "PURSER_MANAGEMENT_PORT", freePort(),
        "PURSER_DATABASE_PORT", freePort());
  }

  private static int status(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    return status(image.start(settings, log(), arguments));
  }

  /** Of the command that an engine runs in the image again and again. */
  private static int checkedHealth(Map<String, String> settings)
      throws IOException, InterruptedException {
    var check = words(Files.readString(HOME.resolve("Dockerfile")), " +CMD");
    return status(image.start(settings, log(), check));
  }

  private static Path log() throws IOException {
    return Files.createTempFile(folder, "command", ".log");
  }

  private static int status(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void awaitReady(Process service, String port, Path log)
      throws IOException, InterruptedException {
    for (var tries = 0; tries < TRIES && service.isAlive(); tries++) {
      if (isReady(port)) {
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError("not ready:\n" + Files.readString(log));
  }

  private static boolean isReady(String port) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/readyz"));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).statusCode() == READY;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static List<String> words(String dockerfile, String instruction) {
    var line =
        Pattern.compile("^" + instruction + " \\[(.*)]$", Pattern.MULTILINE).matcher(dockerfile);
    assertThat(line.find()).isTrue();
    return List.of(line.group(1).replace("\"", "").split(", ", -1));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(free.getLocalPort());
    }
  }
}
