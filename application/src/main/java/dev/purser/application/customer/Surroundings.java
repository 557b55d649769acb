package dev.purser.application.customer;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;
import java.time.Instant;

/** What the use cases here work with besides the ports of the feature. */
record Surroundings(SimpleWrites writes, Transactions transactions, Clock clock, Ids ids) {
  Instant now() {
    return clock.now();
  }
}
