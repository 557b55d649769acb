package dev.purser.command;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints which build this is. */
@Command(name = "version", description = "Print the version, and the commit that it was built of.")
final class VersionCommand implements Callable<Integer> {
  private final PrintStream out;

  VersionCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.println(Build.ofThisProgram());
    return 0;
  }
}
