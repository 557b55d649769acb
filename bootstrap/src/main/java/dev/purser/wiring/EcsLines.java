package dev.purser.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Writes what is said beside the log as lines of the log, so that whoever collects it understands
 * every line: also before there is a log, and where there never will be one.
 */
public final class EcsLines {
  private static final String LOGGER = "dev.purser.command";

  private final LoggerContext context = new LoggerContext();
  private final StructuredLogEncoder encoder = new StructuredLogEncoder();
  private final PrintStream out;

  private EcsLines(PrintStream out) {
    this.out = out;
    context.putObject(Environment.class.getName(), environment());
    encoder.setContext(context);
    encoder.setFormat(ObservationSettings.JSON);
    encoder.setCharset(UTF_8);
    encoder.start();
  }

  /** Empty where the service's log is text. */
  public static Optional<EcsLines> ofService(Settings settings, PrintStream out) {
    return isWanted(settings) ? Optional.of(new EcsLines(out)) : Optional.empty();
  }

  /** Who sets it to something that there is not is told so in the usual form. */
  private static boolean isWanted(Settings settings) {
    try {
      return !ObservationSettings.log(settings).isEmpty();
    } catch (InvalidSettingException _) {
      return true;
    }
  }

  public void info(String message) {
    write(Level.INFO, message, null);
  }

  public void warn(String message) {
    write(Level.WARN, message, null);
  }

  /** Writes a line that has the failure with it, if there is something to be seen in it. */
  public void error(String message, @Nullable Throwable failure) {
    write(Level.ERROR, message, failure);
  }

  private void write(Level level, String message, @Nullable Throwable failure) {
    var logger = context.getLogger(LOGGER);
    var event = new LoggingEvent(EcsLines.class.getName(), logger, level, message, failure, null);
    event.setMDCPropertyMap(Map.of());
    out.writeBytes(encoder.encode(event));
    out.flush();
  }

  /** What the log of the service goes by too. */
  private static Environment environment() {
    try {
      var environment = new StandardEnvironment();
      var sources = environment.getPropertySources();
      sources.addLast(
          new MapPropertySource(
              "process", Map.of("spring.application.pid", ProcessHandle.current().pid())));
      sources.addLast(new ResourcePropertySource("classpath:application.properties"));
      return environment;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The form of the log cannot be read.", unreadable);
    }
  }
}
