package dev.purser.architecture.violations.web.catalog;

/** Prints. */
final class Talkative {
  void greet() {
    System.out.println("hello");
  }
}
