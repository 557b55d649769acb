package dev.purser.command;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives signals back to the operating system while the process ends: the JVM itself would let a
 * second one wait for the end that the first one asked for. Java has no other way to say so.
 */
final class SecondSignal {
  private static final Logger LOG = LoggerFactory.getLogger(SecondSignal.class);
  private static final List<String> SIGNALS = List.of("TERM", "INT");

  private SecondSignal() {}

  /** From now on whoever asks the process to end ends it at once. */
  @SuppressWarnings("sunapi")
  static void endsAtOnce() {
    for (var name : SIGNALS) {
      try {
        var _ = sun.misc.Signal.handle(new sun.misc.Signal(name), sun.misc.SignalHandler.SIG_DFL);
      } catch (IllegalArgumentException reserved) {
        LOG.debug("{} is not ours to give back", name, reserved);
      }
    }
  }
}
