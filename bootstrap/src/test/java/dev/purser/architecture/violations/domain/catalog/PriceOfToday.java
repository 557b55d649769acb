package dev.purser.architecture.violations.domain.catalog;

import java.time.Instant;

/** Reads the clock. */
final class PriceOfToday {
  Instant since() {
    return Instant.now();
  }
}
