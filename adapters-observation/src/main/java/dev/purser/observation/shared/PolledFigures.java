package dev.purser.observation.shared;

/** Figures that are read from time to time, on a thread that reads nothing else meanwhile. */
@FunctionalInterface
interface PolledFigures {
  /** Reads them once and keeps them. */
  void read();
}
