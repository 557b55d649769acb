package dev.purser.command;

/** Runs something when the process is asked to stop, as by Ctrl-C. */
final class Shutdown {
  private Shutdown() {}

  static void onSignal(Runnable work) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(work));
  }
}
