package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.writepath.InMemoryIdempotencyRecords;
import dev.purser.domain.shared.Role;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SimpleWritesTest {
  private static final Actor SOMEBODY = new Actor("somebody", Role.ADMIN);
  private static final Throwable CAUSE = new IllegalStateException("told by a test");

  private final InMemoryStore store = new InMemoryStore();
  private final InMemoryAuditLog audit =
      new InMemoryAuditLog(store, new InMemoryIdempotencyRecords(store));
  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions(store);
  private final SimpleWrites writes = new SimpleWrites(transactions, audit, clock, new RisingIds());
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void runAgainWhenAnotherTransactionCameBetween() {
    assertThat(write(failing(2, () -> new TransactionFault.Overtaken(CAUSE))))
        .isEqualTo(new Reply.Done<>(3, false));
    assertThat(write(failing(4, () -> new TransactionFault.NotUnique(CAUSE))))
        .isEqualTo(new Reply.Done<>(5, false));
  }

  @Test
  void giveUpAfterSomeRuns() {
    var conflict = new TransactionFault.Overtaken(CAUSE);

    assertThatThrownBy(() -> write(failing(100, () -> conflict))).isSameAs(conflict);
    assertThat(runs).hasValue(4);
  }

  @Test
  void doNotRunAgainAfterOtherFaults() {
    var unknown = new TransactionFault.OutcomeUnknown(CAUSE);

    assertThatThrownBy(() -> write(failing(100, () -> unknown))).isSameAs(unknown);
    assertThat(runs).hasValue(1);
  }

  @Test
  void areEnteredIntoTheAuditOnceHoweverOftenTheyRan() {
    var done = write(failing(2, () -> new TransactionFault.Overtaken(CAUSE)));

    assertThat(done).isInstanceOf(Reply.Done.class);
    assertThat(entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.actor()).isEqualTo(SOMEBODY);
          assertThat(entry.action()).isEqualTo("write-something");
          assertThat(entry.resource()).isEqualTo(new UUID(0, 3));
          assertThat(entry.at()).isEqualTo(clock.now());
        });
  }

  @Test
  void areNotEnteredIntoTheAuditWhenTheyAreRefused() {
    var refused = write(() -> new Reply.Stale<>());

    assertThat(refused).isEqualTo(new Reply.Stale<>());
    assertThat(entries()).isEmpty();
  }

  private List<AuditEntry> entries() {
    return transactions.read(() -> audit.all().toList());
  }

  private Reply<Integer> write(Supplier<Reply<Integer>> work) {
    return writes.write(SOMEBODY, "write-something", run -> new UUID(0, run), work);
  }

  /** Work that fails up to this run, and then gives the number of its run. */
  private Supplier<Reply<Integer>> failing(int upTo, Supplier<RuntimeException> fault) {
    return () -> {
      if (runs.incrementAndGet() <= upTo) {
        throw fault.get();
      }
      return new Reply.Done<>(runs.get(), false);
    };
  }
}
