package dev.purser.application.shared.writepath;

import java.time.Instant;

/** A number under a name: the only thing that tests of the write path decide over. */
record Tally(String name, long value, Instant changedAt) {
  static final Kind<String, Tally> TALLIES = new Kind<>("tally", 100, 100);
  static final OutcomeType<Tally> TYPE = new OutcomeType<>("tally", 1, Tally.class);

  Tally plus(long more, Instant now) {
    return new Tally(name, value + more, now);
  }
}
