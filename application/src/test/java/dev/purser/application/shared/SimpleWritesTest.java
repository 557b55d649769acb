package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SimpleWritesTest {
  private static final Throwable CAUSE = new IllegalStateException("told by a test");

  private final SimpleWrites writes =
      new SimpleWrites(new InMemoryTransactions(new InMemoryStore()));
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void runAgainWhenAnotherTransactionCameBetween() {
    assertThat(writes.write(failing(2, () -> new TransactionFault.Conflict(CAUSE)))).isEqualTo(3);
    assertThat(writes.write(failing(4, () -> new TransactionFault.ConstraintViolated(CAUSE))))
        .isEqualTo(5);
  }

  @Test
  void giveUpAfterSomeRuns() {
    var conflict = new TransactionFault.Conflict(CAUSE);

    assertThatThrownBy(() -> writes.write(failing(100, () -> conflict))).isSameAs(conflict);
    assertThat(runs).hasValue(4);
  }

  @Test
  void doNotRunAgainAfterOtherFaults() {
    var unknown = new TransactionFault.OutcomeUnknown(CAUSE);

    assertThatThrownBy(() -> writes.write(failing(100, () -> unknown))).isSameAs(unknown);
    assertThat(runs).hasValue(1);
  }

  /** Work that fails up to this run, and then gives the number of its run. */
  private Supplier<Integer> failing(int upTo, Supplier<RuntimeException> fault) {
    return () -> {
      if (runs.incrementAndGet() <= upTo) {
        throw fault.get();
      }
      return runs.get();
    };
  }
}
