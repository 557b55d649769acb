package dev.purser.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandHelpTest {
  private static final Path LAUNCHER = Path.of("..", "purser");
  private static final Path RUNBOOK = Path.of("..", "docs", "operations.md");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandLine commands = commandLine(out, err);

  static Set<String> names() {
    return commandLine(new ByteArrayOutputStream(), new ByteArrayOutputStream()).names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void tellsWhatACommandDoesAndDoesNothing(String name) {
    assertThat(commands.execute(name, "--help")).isZero();

    assertThat(text(out)).startsWith("Usage: purser " + name).contains("-h, --help");
    assertThat(text(err)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysInASentenceWhatACommandTakes(String name) {
    assertThat(commands.execute(name, "--frobnicate")).isNotZero();

    assertThat(text(err)).startsWith("purser: " + name + " takes ").endsWith(".\n");
    assertThat(text(err).strip().lines()).hasSize(1);
    assertThat(text(out)).isEmpty();
  }

  @Test
  void listsTheCommands() {
    assertThat(commands.execute("--help")).isZero();

    assertThat(text(out)).contains(names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void launcherListsEveryCommandAndPassesItOn(String name) throws IOException {
    var lines = Files.readAllLines(LAUNCHER);

    assertThat(lines).anyMatch(line -> line.matches("  " + name + "( .*)?"));
    assertThat(lines)
        .anyMatch(line -> line.matches("  ([a-z-]+ \\| )*" + name + "( \\| .*)?\\) .*"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void runbookNamesEveryCommand(String name) throws IOException {
    assertThat(Files.readString(RUNBOOK)).containsPattern("(?m)^\\|[^|]*`" + name + "[` ]");
  }

  private static CommandLine commandLine(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new CommandLine(
        Map.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
