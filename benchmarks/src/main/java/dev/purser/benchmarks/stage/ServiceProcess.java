package dev.purser.benchmarks.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A service in a process of its own, so that its processor time is told from the client's. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);
  private static final long POLL_MILLIS = 50;
  private static final Pattern LISTENS = Pattern.compile("http://localhost:(\\d+)");

  private final Process process;
  private final InetSocketAddress address;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * Starts a program of this class path that prints where it listens.
   *
   * @param prefix a command that does something and becomes what is given to it; empty for none
   * @param log where its output goes
   */
  public static ServiceProcess start(
      List<String> prefix,
      List<String> jvmOptions,
      List<String> program,
      Map<String, String> environment,
      Path log) {
    var command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(program);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      try {
        return new ServiceProcess(process, waitForPort(process, log));
      } catch (RuntimeException | IOException | InterruptedException failed) {
        process.destroyForcibly();
        throw failed;
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }

  public InetSocketAddress address() {
    return address;
  }

  public double processorSeconds() {
    return ProcessorTime.of(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int waitForPort(Process process, Path log)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (process.isAlive() && System.nanoTime() - deadline < 0) {
      var port = portIn(log);
      if (port.isPresent()) {
        return port.getAsInt();
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new IllegalStateException("a service did not start:\n" + Files.readString(log));
  }

  private static OptionalInt portIn(Path log) throws IOException {
    var matcher = LISTENS.matcher(Files.readString(log));
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
