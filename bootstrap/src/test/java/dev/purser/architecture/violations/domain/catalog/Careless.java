package dev.purser.architecture.violations.domain.catalog;

/** Throws what nobody can tell from anything else. */
final class Careless {
  void fail() {
    throw new RuntimeException("something went wrong");
  }
}
