package dev.purser.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * HAProxy from Debian's package with the configuration that the documentation has, in front of two
 * instances on ports of this machine.
 */
final class Haproxy implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
  private static final Path CONFIGURATION = Path.of("../docs/haproxy.cfg");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path socket;
  private final String address;

  private Haproxy(Process process, Path socket, String address) {
    this.process = process;
    this.socket = socket;
    this.address = address;
  }

  /** Where it is missing, a developer may do without; a build server may not. */
  static void require() {
    if (!Files.isExecutable(PROGRAM)) {
      var missing = PROGRAM + " is missing: install Debian's package haproxy to restart behind it.";
      if ("true".equals(System.getenv("CI"))) {
        fail(missing);
      }
      abort(missing);
    }
  }

  static Haproxy start(Path folder, int first, int second) throws IOException {
    var port = Ports.free();
    var socket = folder.resolve("admin.sock");
    var configuration =
        replaced(
            replaced(
                replaced(
                    replaced(Files.readString(CONFIGURATION), ":80\n", "127.0.0.1:" + port + "\n"),
                    "/run/haproxy/admin.sock",
                    socket.toString()),
                "10.0.0.11:8080",
                "127.0.0.1:" + first),
            "10.0.0.12:8080",
            "127.0.0.1:" + second);
    var file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
    var process =
        new ProcessBuilder(PROGRAM.toString(), "-db", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile())
            .start();
    var proxy = new Haproxy(process, socket, "http://127.0.0.1:" + port);
    Waiting.until(PATIENCE, () -> Files.exists(socket));
    return proxy;
  }

  /** What is not there is not replaced, and then another address would be tried than is meant. */
  private static String replaced(String text, String documented, String here) {
    if (!text.contains(documented)) {
      throw new AssertionError("the documented configuration has no " + documented);
    }
    return text.replace(documented, here);
  }

  String address() {
    return address;
  }

  /** Until it sends requests to both instances. */
  void awaitBoth() {
    Waiting.until(
        PATIENCE, () -> statistics().lines().filter(line -> line.contains(",UP,")).count() == 3);
  }

  /** The servers and the backend, each a line of comma-separated values. */
  private String statistics() {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      var _ = channel.write(ByteBuffer.wrap("show stat -1 6 -1\n".getBytes(US_ASCII)));
      return new String(Channels.newInputStream(channel).readAllBytes(), US_ASCII);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      var _ = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
