package dev.purser.application.shared;

/** Measures how long something takes; it tells no time of day. */
@FunctionalInterface
public interface Stopwatch {
  /** Nanoseconds since an arbitrary moment, never going back. */
  long nanos();
}
