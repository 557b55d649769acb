package dev.purser.architecture.violations.application.catalog;

import dev.purser.application.shared.Stopwatch;

/** Reads the clock by reference. */
record TickingStopwatch(Stopwatch stopwatch) {
  static TickingStopwatch start() {
    return new TickingStopwatch(System::nanoTime);
  }
}
