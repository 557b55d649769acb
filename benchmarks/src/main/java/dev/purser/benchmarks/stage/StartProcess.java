package dev.purser.benchmarks.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A service that is started to see how long that takes, and ended. */
public final class StartProcess {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 5;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int MILLIS_PER_SECOND = 1_000;
  private static final int READY = 200;
  private static final int KILOBYTES_TO_MEGABYTES = 10;
  private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private StartProcess() {}

  /**
   * What a start took.
   *
   * @param millis from the start of the process to its first answer that it is ready
   * @param residentMegabytes the most that it had in memory by then, pages of files included
   */
  public record Start(long millis, long processorMillis, long residentMegabytes) {}

  public static Start measure(List<String> program, Map<String, String> environment, Path log) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program);
    command.add("serve");
    var port = freePort();
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("PURSER_MANAGEMENT_PORT", "0");
    try {
      var began = System.nanoTime();
      var process = builder.start();
      try {
        awaitReady(process, port, log);
        var millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
        return new Start(
            millis,
            Math.round(ProcessorTime.of(process.pid()) * MILLIS_PER_SECOND),
            residentMegabytes(process));
      } finally {
        process.destroy();
        process.waitFor();
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }

  private static void awaitReady(Process process, int port, Path log)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!isReady(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("a service did not start:\n" + Files.readString(log));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static boolean isReady(int port) {
    try {
      var asked =
          (HttpURLConnection)
              URI.create("http://localhost:" + port + "/readyz").toURL().openConnection();
      return asked.getResponseCode() == READY;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static long residentMegabytes(Process process) throws IOException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    var matcher = RESIDENT.matcher(Files.exists(status) ? Files.readString(status) : "");
    return matcher.find() ? Long.parseLong(matcher.group(1)) >> KILOBYTES_TO_MEGABYTES : 0;
  }

  private static int freePort() {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
