package dev.purser.architecture.violations.web.catalog;

/** Prints without naming the stream. */
final class Tracing {
  void trace() {
    IO.println("here");
  }
}
