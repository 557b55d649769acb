package dev.purser.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.purser.backup.BackupException;
import dev.purser.configuration.InvalidDatabaseUrlException;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.embedded.EmbeddedDatabaseException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Understands the command line, and says in a sentence what is wrong with what was asked. */
@Command(
    name = "purser",
    description = "Orders, stock and credits in one commit.",
    synopsisSubcommandLabel = "COMMAND")
public final class CommandLine {
  private static final int USAGE = 2;
  private static final String HELP = "--help";

  private final Settings settings;
  private final PrintStream err;
  private final picocli.CommandLine commands;

  public CommandLine(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.settings = new Settings(environment);
    this.err = err;
    this.commands = new picocli.CommandLine(this);
    all(settings, out).forEach(commands::addSubcommand);
    addHelp(commands);
    commands.setOut(new PrintWriter(out, true, UTF_8));
    commands.setErr(new PrintWriter(err, true, UTF_8));
    commands.setExecutionStrategy(asked -> carryOut(asked));
    commands.setParameterExceptionHandler((wrong, arguments) -> refuse(wrong, arguments));
    commands.setExecutionExceptionHandler((failed, command, _) -> fail(failed, command));
  }

  private static Map<String, Object> all(Settings settings, PrintStream out) {
    var all = new LinkedHashMap<String, Object>();
    all.put("run", new RunCommand(settings, out));
    all.put("serve", new ServeCommand(settings, out));
    all.put(MigrateCommand.NAME, migrate(settings, out));
    all.put(RollbackCommand.NAME, new RollbackCommand(settings, out));
    all.put(BackfillCommand.NAME, new BackfillCommand(settings, out));
    all.put(RolesCommand.NAME, new RolesCommand(settings, out));
    all.put(BackupCommand.NAME, backup(settings, out));
    all.put(RestoreCommand.NAME, new RestoreCommand(settings, out));
    all.put(ConfigCommand.NAME, new ConfigCommand(settings, out));
    all.put("rotate-keys", new RotateKeysCommand(settings, out));
    all.put(VerifyJournalCommand.NAME, new VerifyJournalCommand(settings, out));
    all.put(DoctorCommand.NAME, new DoctorCommand(settings, out));
    all.put(HealthCommand.NAME, new HealthCommand(settings, out));
    all.put(RehearseCommand.NAME, new RehearseCommand(out));
    all.put("version", new VersionCommand(out));
    return all;
  }

  private static picocli.CommandLine migrate(Settings settings, PrintStream out) {
    return new picocli.CommandLine(new MigrateCommand(settings, out))
        .addSubcommand("status", new MigrationStatusCommand(settings, out))
        .addSubcommand("validate", new MigrationValidateCommand(settings, out));
  }

  private static picocli.CommandLine backup(Settings settings, PrintStream out) {
    return new picocli.CommandLine(new BackupCommand(settings, out))
        .addSubcommand(BackupVerifyCommand.NAME, new BackupVerifyCommand(settings, out));
  }

  /** The exit status; 0 when the service was started and goes on in threads of its own. */
  public int execute(String... arguments) {
    return commands.execute(arguments);
  }

  Set<String> names() {
    return commands.getSubcommands().keySet();
  }

  private static void addHelp(picocli.CommandLine command) {
    command.getSubcommands().values().forEach(CommandLine::addHelp);
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", HELP)
                .usageHelp(true)
                .description("Print this text, and do nothing.")
                .build());
  }

  /** Help with something else besides is as wrong as any other command that does not exist. */
  private int carryOut(ParseResult asked) {
    if (asked.isUsageHelpRequested() && !asked.unmatched().isEmpty()) {
      throw new UnmatchedArgumentException(asked.commandSpec().commandLine(), asked.unmatched());
    }
    if (!settings.unknown().isEmpty()) {
      voice(asked.asCommandLineList().getLast())
          .warn(
              "There is no setting %s; ./purser config prints those that there are."
                  .formatted(enumerate(settings.unknown(), "and")));
    }
    return new RunLast().execute(asked);
  }

  private int refuse(ParameterException wrong, String... arguments) {
    var command = wrong.getCommandLine();
    if (command.getParent() != null) {
      err.printf("purser: %s.%n", takes(command));
      return command.getCommandSpec().exitCodeOnInvalidInput();
    }
    err.println(
        arguments.length == 0
            ? "purser: Say what to do: %s.".formatted(names("or"))
            : "purser: There is no command '%s'; there are %s."
                .formatted(String.join(" ", arguments), names("and")));
    err.println("Settings, as environment variables:");
    for (var setting : Setting.values()) {
      err.printf("  %-32s %s%n", setting.name(), setting.meaning());
    }
    return USAGE;
  }

  private String names(String last) {
    return enumerate(List.copyOf(names()), last);
  }

  /** As "verify-journal takes --expect FILE and --heads-to FILE". */
  private static String takes(picocli.CommandLine command) {
    var spec = command.getCommandSpec();
    var taken =
        spec.options().stream()
            .filter(option -> !option.usageHelp())
            .map(option -> (option.longestName() + " " + value(option)).strip())
            .collect(Collectors.toList());
    spec.positionalParameters().forEach(parameter -> taken.add(parameter.paramLabel()));
    taken.addAll(spec.subcommands().keySet());
    return spec.name() + " takes " + (taken.isEmpty() ? "no arguments" : enumerate(taken, "and"));
  }

  private static String value(OptionSpec option) {
    return option.arity().max() == 0 ? "" : option.paramLabel();
  }

  private static String enumerate(List<String> parts, String last) {
    var end = parts.size() - 1;
    return end == 0
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, end)) + " " + last + " " + parts.get(end);
  }

  private int fail(Exception failed, picocli.CommandLine command) {
    var sentence = sentence(failed);
    voice(command)
        .fail(
            sentence.orElseGet(() -> StartFailure.describe(failed)),
            sentence.isPresent() ? null : failed);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Whoever tries serve at a terminal reads why it does not start, whatever its log is like. */
  private Voice voice(picocli.CommandLine command) {
    return command.getCommand() instanceof ServeCommand && !isAtTerminal()
        ? Voice.ofService(settings, err)
        : Voice.forPeople(err);
  }

  private static boolean isAtTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** Empty for a failure that nobody foresaw. */
  private static Optional<String> sentence(Exception failed) {
    return switch (failed) {
      case InvalidSettingException wrong -> Optional.of(String.valueOf(wrong.getMessage()));
      case InvalidDatabaseUrlException wrong -> Optional.of(String.valueOf(wrong.getMessage()));
      case EmbeddedDatabaseException wrong -> Optional.of(String.valueOf(wrong.getMessage()));
      case BackupException wrong -> Optional.of(String.valueOf(wrong.getMessage()));
      case UncheckedIOException wrong -> Optional.of(String.valueOf(wrong.getMessage()));
      default -> StartFailure.explain(failed);
    };
  }
}
