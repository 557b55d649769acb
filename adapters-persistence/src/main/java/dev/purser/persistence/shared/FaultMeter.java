package dev.purser.persistence.shared;

import dev.purser.application.shared.TransactionFault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts why transactions did not end as asked. Every kind is there from the start, at zero, so
 * that an alert on one of them does not have to wait for its first.
 */
final class FaultMeter {
  static final String NAME = "purser.database.faults";
  static final String KIND = "kind";

  private final Map<String, Counter> counters;

  FaultMeter(MeterRegistry registry) {
    counters =
        TransactionFault.kinds().stream()
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> counter(registry, kind)));
  }

  void count(TransactionFault fault) {
    var counter = counters.get(fault.kind());
    if (counter != null) {
      counter.increment();
    }
  }

  private static Counter counter(MeterRegistry registry, String kind) {
    return Counter.builder(NAME)
        .description("Transactions that did not end as asked, by what the database said")
        .tag(KIND, kind)
        .register(registry);
  }
}
