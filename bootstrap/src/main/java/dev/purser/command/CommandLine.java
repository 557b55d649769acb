package dev.purser.command;

import dev.purser.configuration.InvalidDatabaseUrlException;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.embedded.EmbeddedDatabaseException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.web.server.PortInUseException;

/** Understands the command line, and says in a sentence what is wrong with what was asked. */
public final class CommandLine {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  public CommandLine(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** The exit status; 0 when the service was started and goes on in threads of its own. */
  public int execute(String... arguments) {
    var settings = new Settings(environment);
    try {
      return switch (arguments.length == 1 ? arguments[0] : "") {
        case "run" -> run(settings);
        case "serve" -> serve(settings);
        default -> usage();
      };
    } catch (InvalidSettingException
        | InvalidDatabaseUrlException
        | EmbeddedDatabaseException
        | UncheckedIOException wrong) {
      return fail(String.valueOf(wrong.getMessage()));
    } catch (PortInUseException taken) {
      return fail("Port " + taken.getPort() + " is taken; set PORT to another one.");
    } catch (RuntimeException failed) {
      return fail("Purser did not start: " + StartFailure.reason(failed));
    }
  }

  private int run(Settings settings) {
    new RunCommand(settings, environment, out).execute();
    return 0;
  }

  private int serve(Settings settings) {
    new ServeCommand(settings, out).execute();
    return 0;
  }

  private int usage() {
    err.println("usage: purser run | serve");
    for (var setting : Setting.values()) {
      err.printf("  %-32s %s%n", setting.name(), setting.meaning());
    }
    return USAGE;
  }

  private int fail(String sentence) {
    err.println("purser: " + sentence);
    return FAILED;
  }
}
