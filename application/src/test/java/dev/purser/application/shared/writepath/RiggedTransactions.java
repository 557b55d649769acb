package dev.purser.application.shared.writepath;

import dev.purser.application.shared.InMemoryTransactions;
import dev.purser.application.shared.Transactions;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions that go wrong when they are told to. */
final class RiggedTransactions implements Transactions {
  private final InMemoryTransactions transactions;
  private final Deque<Step> script = new ConcurrentLinkedDeque<>();
  private final AtomicInteger writes = new AtomicInteger();
  private volatile @Nullable Supplier<RuntimeException> whileGone;

  RiggedTransactions(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  private final Deque<Gate> gates = new ConcurrentLinkedDeque<>();

  private record Step(@Nullable Supplier<RuntimeException> fault, boolean committed) {
    static final Step GOOD = new Step(null, true);
  }

  /** Where a write waits before it begins. */
  static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Returns once a write waits here. */
    void awaitReached() {
      Latches.await(reached);
    }

    void open() {
      opened.countDown();
    }

    private void pass() {
      reached.countDown();
      Latches.await(opened);
    }
  }

  /** The next write waits at a gate. */
  Gate holdNext() {
    var gate = new Gate();
    gates.addLast(gate);
    return gate;
  }

  /** The next write whose turn it is does its work, and then nothing of it is kept. */
  void failNext(Supplier<RuntimeException> fault) {
    script.addLast(new Step(fault, false));
  }

  /** The next write whose turn it is is durable, and yet fails. */
  void commitNextAndFail(Supplier<RuntimeException> fault) {
    script.addLast(new Step(fault, true));
  }

  /** The next write whose turn it is goes well. */
  void letNextPass() {
    script.addLast(Step.GOOD);
  }

  /** From now on every write fails so; null to end it. */
  void failAlways(@Nullable Supplier<RuntimeException> fault) {
    whileGone = fault;
  }

  /** How many writes were begun. */
  int writes() {
    return writes.get();
  }

  @Override
  public <T> T write(Supplier<T> work) {
    writes.incrementAndGet();
    var gate = gates.pollFirst();
    if (gate != null) {
      gate.pass();
    }
    var gone = whileGone;
    if (gone != null) {
      throw gone.get();
    }
    var step = script.pollFirst();
    if (step == null || step.fault() == null) {
      return transactions.write(work);
    }
    if (step.committed()) {
      var _ = transactions.write(work);
      throw step.fault().get();
    }
    return transactions.write(() -> {
      var _ = work.get();
      throw step.fault().get();
    });
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return transactions.read(work);
  }

  @Override
  public <T> T snapshot(Supplier<T> work) {
    return transactions.snapshot(work);
  }
}
