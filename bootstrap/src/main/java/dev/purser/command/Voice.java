package dev.purser.command;

import dev.purser.configuration.Settings;
import dev.purser.wiring.EcsLines;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of a command: in sentences, for people. Of a service every line is collected,
 * so where its log is JSON its sentences are lines of it.
 */
final class Voice {
  private final PrintStream out;
  private final Optional<EcsLines> lines;

  private Voice(PrintStream out, Optional<EcsLines> lines) {
    this.out = out;
    this.lines = lines;
  }

  static Voice forPeople(PrintStream out) {
    return new Voice(out, Optional.empty());
  }

  static Voice ofService(Settings settings, PrintStream out) {
    return new Voice(out, EcsLines.ofService(settings, out));
  }

  void say(String sentence) {
    lines.ifPresentOrElse(log -> log.info(sentence.strip()), () -> out.println(sentence));
  }

  void warn(String sentence) {
    lines.ifPresentOrElse(log -> log.warn(sentence), () -> out.println("purser: " + sentence));
  }

  /**
   * Says why it failed.
   *
   * @param unforeseen what nobody can explain, to be shown with all that is known of it
   */
  void fail(String sentence, @Nullable Exception unforeseen) {
    lines.ifPresentOrElse(
        log -> log.error(sentence, unforeseen),
        () -> {
          if (unforeseen != null) {
            unforeseen.printStackTrace(out);
          }
          out.println("purser: " + sentence);
        });
  }
}
