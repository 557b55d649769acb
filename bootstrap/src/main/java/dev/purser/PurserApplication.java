package dev.purser;

import dev.purser.command.CommandLine;

/** The main class: carries out one command of the command line. */
public final class PurserApplication {
  private PurserApplication() {}

  public static void main(String[] arguments) {
    var status = new CommandLine(System.getenv(), System.out, System.err).execute(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }
}
