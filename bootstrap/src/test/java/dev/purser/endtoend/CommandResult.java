package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.command.CommandLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What came of a command that ends by itself, run in the test's own process, which is quicker than
 * one of its own.
 */
record CommandResult(int status, String text) {

  static CommandResult of(Map<String, String> settings, String... arguments) {
    var printed = new ByteArrayOutputStream();
    var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var status = new CommandLine(settings, stream, stream).execute(arguments);
    return new CommandResult(status, printed.toString(StandardCharsets.UTF_8));
  }

  /** It ends so and says that, and neither with a stack trace nor with what is hidden. */
  void require(int wanted, String contained, String... hidden) {
    assertThat(status).as(text).isEqualTo(wanted);
    assertThat(text).contains(contained).doesNotContain("Exception");
    assertThat(hidden).noneMatch(text::contains);
  }
}
