package dev.purser.command;

import dev.purser.configuration.InvalidDatabaseUrlException;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.embedded.EmbeddedDatabaseException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

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
    if (arguments.length > 0 && arguments[0].equals(VerifyJournalCommand.NAME)) {
      return verifyJournal(settings, List.of(arguments).subList(1, arguments.length));
    }
    try {
      return switch (arguments.length == 1 ? arguments[0] : "") {
        case "run" -> run(settings);
        case "serve" -> serve(settings);
        case "rotate-keys" -> rotateKeys(settings);
        default -> usage(arguments);
      };
    } catch (InvalidSettingException
        | InvalidDatabaseUrlException
        | EmbeddedDatabaseException
        | UncheckedIOException wrong) {
      return fail(String.valueOf(wrong.getMessage()));
    } catch (RuntimeException failed) {
      return fail(StartFailure.explain(failed).orElseGet(() -> describe(failed)));
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

  private int rotateKeys(Settings settings) {
    var rotation = TokenKeyFile.rotate(settings);
    out.printf(
        "%s has %d keys now, one of them new; %d were taken away. The new one signs in five"
            + " minutes; running instances need no restart.%n",
        rotation.file(), rotation.keys(), rotation.retired());
    return 0;
  }

  /** Its status 1 says that the journal does not fit, and nothing else. */
  private int verifyJournal(Settings settings, List<String> arguments) {
    try {
      return new VerifyJournalCommand(settings, out).execute(arguments);
    } catch (InvalidSettingException | InvalidDatabaseUrlException | UncheckedIOException wrong) {
      err.println("purser: " + wrong.getMessage());
    } catch (RuntimeException failed) {
      err.println("purser: " + StartFailure.explain(failed).orElseGet(() -> describe(failed)));
    }
    return VerifyJournalCommand.NOT_VERIFIED;
  }

  private int usage(String... arguments) {
    err.println(
        arguments.length == 0
            ? "purser: Say what to do: run, serve, rotate-keys or verify-journal."
            : "purser: There is no command '%s'; there are run, serve, rotate-keys and verify-journal."
                .formatted(String.join(" ", arguments)));
    err.println("Settings, as environment variables:");
    for (var setting : Setting.values()) {
      err.printf("  %-32s %s%n", setting.name(), setting.meaning());
    }
    return USAGE;
  }

  /** A failure that nobody foresaw is shown with all that is known of it. */
  private String describe(RuntimeException failed) {
    failed.printStackTrace(err);
    return StartFailure.describe(failed);
  }

  private int fail(String sentence) {
    err.println("purser: " + sentence);
    return FAILED;
  }
}
