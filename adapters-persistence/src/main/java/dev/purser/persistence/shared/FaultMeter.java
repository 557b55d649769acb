package dev.purser.persistence.shared;

import dev.purser.application.shared.TransactionFault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts why transactions did not end as asked. Every kind is there from the start, at zero, so
 * that an alert on one of them does not have to wait for its first.
 */
final class FaultMeter {
  static final String NAME = "purser.database.faults";
  static final String KIND = "kind";

  private final MeterRegistry registry;

  FaultMeter(MeterRegistry registry) {
    this.registry = registry;
    for (var kind : Kind.values()) {
      var _ = counter(kind);
    }
  }

  /** What dashboards and alerts tell apart. */
  enum Kind {
    OVERTAKEN,
    NOT_SERIALIZABLE,
    DEADLOCK,
    LOCK_NOT_AVAILABLE,
    TIMED_OUT,
    OUT_OF_RESOURCES,
    NOT_UNIQUE,
    BROKEN_REFERENCE,
    MISSING_VALUE,
    CHECK_FAILED,
    UNREACHABLE,
    TERMINATED,
    TOO_MANY_CONNECTIONS,
    POOL_EXHAUSTED,
    DISK_FULL,
    READ_ONLY,
    OUTCOME_UNKNOWN;

    static Kind of(TransactionFault fault) {
      return switch (fault) {
        case TransactionFault.Overtaken _ -> OVERTAKEN;
        case TransactionFault.NotSerializable _ -> NOT_SERIALIZABLE;
        case TransactionFault.Deadlock _ -> DEADLOCK;
        case TransactionFault.LockNotAvailable _ -> LOCK_NOT_AVAILABLE;
        case TransactionFault.TimedOut _ -> TIMED_OUT;
        case TransactionFault.OutOfResources _ -> OUT_OF_RESOURCES;
        case TransactionFault.NotUnique _ -> NOT_UNIQUE;
        case TransactionFault.BrokenReference _ -> BROKEN_REFERENCE;
        case TransactionFault.MissingValue _ -> MISSING_VALUE;
        case TransactionFault.CheckFailed _ -> CHECK_FAILED;
        case TransactionFault.Unreachable _ -> UNREACHABLE;
        case TransactionFault.Terminated _ -> TERMINATED;
        case TransactionFault.TooManyConnections _ -> TOO_MANY_CONNECTIONS;
        case TransactionFault.PoolExhausted _ -> POOL_EXHAUSTED;
        case TransactionFault.DiskFull _ -> DISK_FULL;
        case TransactionFault.ReadOnly _ -> READ_ONLY;
        case TransactionFault.OutcomeUnknown _ -> OUTCOME_UNKNOWN;
      };
    }

    String tag() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  void count(TransactionFault fault) {
    counter(Kind.of(fault)).increment();
  }

  private Counter counter(Kind kind) {
    return Counter.builder(NAME)
        .description("Transactions that did not end as asked, by what the database said")
        .tag(KIND, kind.tag())
        .register(registry);
  }
}
