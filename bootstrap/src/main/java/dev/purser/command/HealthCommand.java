package dev.purser.command;

import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Asks the service beside it how it is, for images that have nothing else to ask with. */
@Command(
    name = HealthCommand.NAME,
    description =
        "Ask the service on PORT of this machine whether it is ready; status 0 means that it is,"
            + " 1 that it is not.")
final class HealthCommand implements Callable<Integer> {
  static final String NAME = "health";

  private static final int READY = 200;
  private final Settings settings;
  private final PrintStream out;

  HealthCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var service = new LocalService(settings.number(Setting.PORT));
    try {
      var answer = service.get("/readyz");
      out.println(answer.body());
      return answer.statusCode() == READY ? 0 : 1;
    } catch (UncheckedIOException unanswered) {
      out.println(unanswered.getMessage());
      return 1;
    }
  }
}
