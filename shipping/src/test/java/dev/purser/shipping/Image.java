package dev.purser.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * An image that was unpacked. What is started of it sees its files alone and cannot write to them,
 * is the user that it names, and shares the network with us.
 */
final class Image {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long MINUTES = 5;

  /**
   * Mounts what an engine mounts, a new volume with the owner and the permissions of the folder
   * that it covers; then becomes the program.
   */
  private static final String BOX =
      """
      root=$1; user=$2; shift 2
      mount --bind $root $root && mount -t proc proc $root/proc && mount --rbind /dev $root/dev &&
      mount -t tmpfs -o mode=1777,noexec,nosuid,nodev tmpfs $root/tmp &&
      data=$root/var/lib/purser &&
      mount -t tmpfs -o $(stat -c mode=%a,uid=%u,gid=%g $data) tmpfs $data &&
      mount -o remount,bind,ro $root &&
      cd / && exec chroot --userspec=$user $root "$@"
      """;

  private final Path root;
  private final JsonNode config;

  private Image(Path root, JsonNode config) {
    this.root = root;
    this.config = config;
  }

  /** Unpacks an image as docker save writes it, layer over layer. */
  static Image unpack(Path archive, Path folder) throws IOException, InterruptedException {
    var parts = Files.createDirectory(folder.resolve("parts"));
    var root = Files.createDirectory(folder.resolve("root"));
    execute(Map.of(), "tar", "-xf", archive.toString(), "-C", parts.toString());
    var manifest = MAPPER.readTree(parts.resolve("manifest.json").toFile()).path(0);
    for (var layer : manifest.path("Layers")) {
      var file = parts.resolve(layer.asText()).toString();
      execute(
          Map.of(),
          "tar",
          "-xzf",
          file,
          "-C",
          root.toString(),
          "--numeric-owner",
          "--warning=no-unknown-keyword");
    }
    for (var mounted : List.of("proc", "dev")) {
      Files.createDirectories(root.resolve(mounted));
    }
    var config = parts.resolve(manifest.path("Config").asText()).toFile();
    return new Image(root, MAPPER.readTree(config).path("config"));
  }

  /** What it says of how it is started. */
  JsonNode config() {
    return config;
  }

  Path file(String path) {
    return root.resolve(path);
  }

  /** Starts its entry point. */
  Process start(Map<String, String> settings, Path log, String... arguments) throws IOException {
    var program = new ArrayList<String>();
    StreamSupport.stream(config.path("Entrypoint").spliterator(), false)
        .map(JsonNode::asText)
        .forEach(program::add);
    program.addAll(List.of(arguments));
    return start(settings, log, program);
  }

  /** Starts another program in it, as an engine does for a health check. */
  Process start(Map<String, String> settings, Path log, List<String> program) throws IOException {
    var command =
        new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", BOX, "sh", root.toString()));
    command.add(config.path("User").asText());
    command.addAll(program);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    var environment = builder.environment();
    var path = environment.get("PATH");
    environment.clear();
    environment.put("PATH", path);
    for (var variable : config.path("Env")) {
      var named = variable.asText().split("=", 2);
      environment.put(named[0], named[1]);
    }
    environment.putAll(settings);
    return builder.start();
  }

  static void execute(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var output = Files.createTempFile("purser-command", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + "\n" + Files.readString(output));
      }
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
