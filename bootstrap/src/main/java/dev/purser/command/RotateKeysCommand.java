package dev.purser.command;

import dev.purser.configuration.Settings;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Adds a key that access tokens are signed with, and drops those that nothing needs any more. */
@Command(
    name = "rotate-keys",
    description =
        "Add a key that access tokens are signed with, and drop those that are not needed.")
final class RotateKeysCommand implements Callable<Integer> {
  private final Settings settings;
  private final PrintStream out;

  RotateKeysCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var rotation = TokenKeyFile.rotate(settings);
    out.printf(
        "%s has %d keys now, one of them new; %d were taken away. The new one signs in five"
            + " minutes; running instances need no restart.%n",
        rotation.file(), rotation.keys(), rotation.retired());
    return 0;
  }
}
