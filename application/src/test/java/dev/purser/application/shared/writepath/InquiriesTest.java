package dev.purser.application.shared.writepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.InMemoryTransactions;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.SettableClock;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InquiriesTest {
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final InMemoryStore store = new InMemoryStore();
  private final Snapshots snapshots = new Snapshots(new InMemoryTransactions(store));
  private final SettableClock clock = new SettableClock();
  private final Tallies tallies = new Tallies(store);
  private final List<Inquiries> started = new ArrayList<>();

  private RefusalExplainer explainer = RefusalExplainer.NONE;

  @AfterEach
  void stop() {
    snapshots.open();
    started.forEach(Inquiries::close);
  }

  @Test
  void areAnsweredOverWhatIsCommitted() {
    there("a", 3, Moments.MORNING);

    assertThat(ask(start(100), new Value("a"))).isEqualTo(3L);
    assertThat(ask(start(100), new Value("nothing"))).isZero();
  }

  @Test
  void areDatedLikeTheCommandThatWouldBeDecidedOverTheSame() {
    there("a", 1, Moments.MORNING);
    there("late", 1, Moments.EVENING);
    var inquiries = start(100);

    assertThat(ask(inquiries, new Dated("a"))).isEqualTo(Moments.NOON);
    assertThat(ask(inquiries, new Dated("late"))).isEqualTo(Moments.EVENING);
  }

  @Test
  void shareOneSnapshotWhenTheyWaitAtTheSameMoment() {
    IntStream.range(0, 30).forEach(n -> there("t" + n, n, Moments.MORNING));
    var inquiries = start(1_000);
    snapshots.hold();
    var first = asking(inquiries, new Value("t0"));
    snapshots.awaitHeld();
    var others =
        IntStream.range(0, 30).mapToObj(n -> asking(inquiries, new Value("t" + n))).toList();
    awaitAllWaiting(others);

    snapshots.open();

    assertThat(first.answer()).isZero();
    assertThat(others).extracting(Asking::answer).containsExactlyElementsOf(upTo(30));
    assertThat(snapshots.taken()).isEqualTo(2);
  }

  @Test
  void haveTheirRefusalsExplainedTogetherWithinTheSnapshot() {
    var asked = new ArrayList<Integer>();
    explainer =
        (decided, refusals) -> {
          asked.add(refusals.size());
          return refusals.stream().map(r -> new LocatedRefusal("told", r.refusal())).toList();
        };
    var inquiries = start(100);
    snapshots.hold();
    var first = asking(inquiries, new Value("a"));
    snapshots.awaitHeld();
    var refused = List.of(asking(inquiries, new Refusing(2)), asking(inquiries, new Refusing(1)));
    awaitAllWaiting(refused);

    snapshots.open();

    assertThat(first.answer()).isZero();
    assertThat(refused).extracting(Asking::answer).containsExactly(2L, 1L);
    assertThat(asked).containsExactly(3);
  }

  @Test
  void shareItWithHundredOthersAtTheMost() {
    var inquiries = start(1_000);
    snapshots.hold();
    var first = asking(inquiries, new Value("a"));
    snapshots.awaitHeld();
    var others = Stream.generate(() -> asking(inquiries, new Value("a"))).limit(201).toList();
    awaitAllWaiting(others);

    snapshots.open();

    assertThat(first.answer()).isZero();
    assertThat(others).allMatch(asking -> asking.answer() == 0);
    assertThat(snapshots.taken()).isEqualTo(4);
  }

  @Test
  void areAnsweredThoughOthersFailThatTheyShareItWith() {
    there("a", 3, Moments.MORNING);
    var inquiries = start(100);
    snapshots.hold();
    var first = asking(inquiries, new Value("a"));
    snapshots.awaitHeld();
    var good = asking(inquiries, new Value("a"));
    var failing = asking(inquiries, new Failing(false));
    var nameless = asking(inquiries, new Failing(true));
    var late = asking(inquiries, new Value("a"));
    awaitAllWaiting(List.of(good, failing, nameless, late));

    snapshots.open();

    assertThat(List.of(first, good, late)).allMatch(asking -> asking.answer() == 3);
    assertThatExceptionOfType(ServiceFault.Unexpected.class)
        .isThrownBy(failing::answer)
        .withCauseInstanceOf(IllegalStateException.class);
    assertThatExceptionOfType(ServiceFault.Unexpected.class).isThrownBy(nameless::answer);
    assertThat(ask(inquiries, new Value("a"))).isEqualTo(3L);
  }

  @Test
  void areRefusedWhenMoreWaitThanMay() {
    var inquiries = start(2);
    snapshots.hold();
    var first = asking(inquiries, new Value("a"));
    snapshots.awaitHeld();
    var waiting = List.of(asking(inquiries, new Value("a")), asking(inquiries, new Value("a")));
    awaitAllWaiting(waiting);

    assertThatExceptionOfType(ServiceFault.Overloaded.class)
        .isThrownBy(() -> ask(inquiries, new Value("a")));
    snapshots.open();

    assertThat(first.answer()).isZero();
    assertThat(waiting).allMatch(asking -> asking.answer() == 0);
  }

  @Test
  void areNotAnsweredAfterTheirDeadline() {
    var inquiries = start(100, Duration.ofMillis(200));
    snapshots.hold();
    var first = asking(inquiries, new Value("a"));
    snapshots.awaitHeld();
    var asked = new AtomicInteger();

    var late = asking(inquiries, new Counting(asked));
    assertThatExceptionOfType(ServiceFault.Overloaded.class).isThrownBy(late::answer);
    assertThatExceptionOfType(ServiceFault.Overloaded.class).isThrownBy(first::answer);
    snapshots.open();

    assertThat(ask(inquiries, new Value("a"))).isZero();
    assertThat(asked).hasValue(0);
  }

  @Test
  void areNotAnsweredWithoutDatabaseAndAgainOnceItIsBack() {
    var inquiries = start(100);
    snapshots.failWith(() -> new TransactionFault.Unreachable(new IllegalStateException("gone")));

    assertThatExceptionOfType(ServiceFault.Unavailable.class)
        .isThrownBy(() -> ask(inquiries, new Value("a")));
    snapshots.failWith(null);

    assertThat(ask(inquiries, new Value("a"))).isZero();
  }

  @Test
  void doNotWaitForAConnectionOneGroupAfterTheOther() {
    var inquiries = start(100);
    snapshots.hold();
    var first = asking(inquiries, new Value("a"));
    snapshots.awaitHeld();
    var behind = IntStream.range(0, 10).mapToObj(_ -> asking(inquiries, new Value("a"))).toList();
    awaitAllWaiting(behind);
    snapshots.failWith(
        () -> new TransactionFault.PoolExhausted(new IllegalStateException("none is free")));

    snapshots.open();

    assertThat(Stream.concat(Stream.of(first), behind.stream()))
        .allSatisfy(asking ->
            assertThatExceptionOfType(ServiceFault.Unavailable.class).isThrownBy(asking::answer));
    assertThat(snapshots.taken()).isEqualTo(1);
  }

  @Test
  void tellOfFailuresThatNobodyForesaw() {
    var inquiries = start(100);
    snapshots.failWith(() -> new IllegalStateException("a bug in reading"));

    assertThatExceptionOfType(ServiceFault.Unexpected.class)
        .isThrownBy(() -> ask(inquiries, new Value("a")))
        .withStackTraceContaining("a bug in reading");
    snapshots.failWith(null);

    assertThat(ask(inquiries, new Value("a"))).isZero();
  }

  @Test
  void areTurnedAwayOnceItIsClosed() {
    var inquiries = start(100);
    snapshots.hold();
    var underWay = asking(inquiries, new Value("a"));
    snapshots.awaitHeld();
    var waiting = asking(inquiries, new Value("a"));
    awaitAllWaiting(List.of(waiting));

    inquiries.close();
    snapshots.open();

    assertThat(underWay.answer()).isZero();
    assertThatExceptionOfType(ServiceFault.Unavailable.class).isThrownBy(waiting::answer);
    assertThatExceptionOfType(ServiceFault.Unavailable.class)
        .isThrownBy(() -> ask(inquiries, new Value("a")));
  }

  /** What a tally stands at. */
  private record Value(String tally) implements Inquiry<Long> {
    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(Tally.TALLIES, tally);
    }

    @Override
    public Long answer(WorkingSet loaded, Instant now) {
      return loaded.find(Tally.TALLIES, tally).map(Tally::value).orElse(0L);
    }
  }

  /** When a change of a tally would be dated. */
  private record Dated(String tally) implements Inquiry<Instant> {
    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(Tally.TALLIES, tally);
    }

    @Override
    public Instant answer(WorkingSet loaded, Instant now) {
      return now;
    }
  }

  /** Fails when it is asked what it needs, or when it is to answer. */
  private record Failing(boolean early) implements Inquiry<Long> {
    @Override
    public void needs(WorkingSet known, Needs needs) {
      if (early) {
        throw new IllegalStateException("a bug in naming");
      }
    }

    @Override
    public Long answer(WorkingSet loaded, Instant now) {
      throw new IllegalStateException("a bug in answering");
    }
  }

  /** Counts how often it is answered. */
  private record Counting(AtomicInteger asked) implements Inquiry<Long> {
    @Override
    public void needs(WorkingSet known, Needs needs) {}

    @Override
    public Long answer(WorkingSet loaded, Instant now) {
      return (long) asked.incrementAndGet();
    }
  }

  /** Somebody who asks on a thread of their own. */
  private record Asking(Thread thread, CompletableFuture<Long> reply) {
    long answer() {
      try {
        return reply.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof ServiceFault fault ? fault : failed;
      }
    }

    boolean waits() {
      return thread.getState() == Thread.State.TIMED_WAITING || reply.isDone();
    }
  }

  /** Snapshots that wait or fail when they are told to. */
  private static final class Snapshots implements Transactions {
    private final InMemoryTransactions transactions;
    private final AtomicInteger taken = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile @Nullable Supplier<RuntimeException> fault;

    Snapshots(InMemoryTransactions transactions) {
      this.transactions = transactions;
    }

    /** From now on they wait. */
    void hold() {
      gate = new CountDownLatch(1);
    }

    void awaitHeld() {
      Latches.await(held);
    }

    void open() {
      gate.countDown();
    }

    void failWith(@Nullable Supplier<RuntimeException> failure) {
      fault = failure;
    }

    int taken() {
      return taken.get();
    }

    @Override
    public <T> T write(Supplier<T> work) {
      return transactions.write(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return transactions.read(work);
    }

    @Override
    public <T> T snapshot(Supplier<T> work) {
      taken.incrementAndGet();
      held.countDown();
      Latches.await(gate);
      var failure = fault;
      if (failure != null) {
        throw failure.get();
      }
      return transactions.snapshot(work);
    }
  }

  /** Is refused so often, and tells how many of its refusals are explained. */
  private record Refusing(int times) implements Inquiry<Long> {
    @Override
    public void needs(WorkingSet known, Needs needs) {}

    @Override
    public Long answer(WorkingSet loaded, Instant now) {
      return 0L;
    }

    @Override
    public List<LocatedRefusal> refusalsIn(Long answer) {
      var refusal = new ValueRefusal.QuantityOutOfRange(0);
      return Collections.nCopies(times, new LocatedRefusal("", refusal));
    }

    @Override
    public Long telling(Long answer, List<LocatedRefusal> refusals) {
      return refusals.stream().filter(told -> told.subject().equals("told")).count();
    }
  }

  private Inquiries start(int maxWaiting) {
    return start(maxWaiting, DEADLINE);
  }

  private Inquiries start(int maxWaiting, Duration deadline) {
    var settings = new WritePathSettings(1, 1, maxWaiting, deadline, Duration.ZERO, Duration.ZERO);
    var kinds = List.<Registration<?, ?>>of(new Registration<>(Tally.TALLIES, tallies));
    var inquiries = Inquiries.start(settings, kinds, explainer, snapshots, clock);
    started.add(inquiries);
    return inquiries;
  }

  private void there(String name, long value, Instant changedAt) {
    snapshots.transactions.change(() -> tallies.insert(List.of(new Tally(name, value, changedAt))));
  }

  private static <A> A ask(Inquiries inquiries, Inquiry<A> inquiry) {
    return inquiries.ask(inquiry);
  }

  private static Asking asking(Inquiries inquiries, Inquiry<Long> inquiry) {
    var reply = new CompletableFuture<Long>();
    var thread =
        Thread.startVirtualThread(() -> {
          try {
            reply.complete(inquiries.ask(inquiry));
          } catch (RuntimeException | Error fault) {
            reply.completeExceptionally(fault);
          }
        });
    return new Asking(thread, reply);
  }

  private static void awaitAllWaiting(List<Asking> asking) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!asking.stream().allMatch(Asking::waits)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not everybody has come to wait");
      }
      Thread.yield();
    }
  }

  private static List<Long> upTo(int end) {
    return IntStream.range(0, end).mapToObj(Long::valueOf).toList();
  }
}
