package dev.purser.architecture.violations.domain.catalog;

import java.util.UUID;

/** Draws a number. */
final class LuckyNumber {
  UUID draw() {
    return UUID.randomUUID();
  }
}
