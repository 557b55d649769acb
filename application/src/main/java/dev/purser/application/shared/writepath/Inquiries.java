package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.shared.LocatedRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one way of inquiries: those that wait at the same moment are answered over one snapshot, read
 * kind by kind as for a batch of commands, each by itself. Nobody waits for others to come.
 */
public final class Inquiries implements AutoCloseable {
  /** How many share a snapshot at the most. */
  private static final int AT_ONCE = 100;

  /** How long a reader that has nothing to do waits before it looks whether it is to stop. */
  private static final Duration REST = Duration.ofMillis(500);

  private final Kinds kinds;
  private final RefusalExplainer explainer;
  private final Transactions transactions;
  private final Clock clock;
  private final Duration deadline;
  private final BlockingQueue<Waiting<?>> queue;
  private final List<Thread> readers = new ArrayList<>();
  private volatile boolean closed;

  private Inquiries(
      WritePathSettings settings,
      Kinds kinds,
      RefusalExplainer explainer,
      Transactions transactions,
      Clock clock) {
    this.kinds = kinds;
    this.explainer = explainer;
    this.transactions = transactions;
    this.clock = clock;
    this.deadline = settings.deadline();
    this.queue = new ArrayBlockingQueue<>(settings.maxWaiting());
  }

  /** Starts as many readers as there are committers. */
  public static Inquiries start(
      WritePathSettings settings,
      Collection<Registration<?, ?>> registrations,
      RefusalExplainer explainer,
      Transactions transactions,
      Clock clock) {
    var inquiries =
        new Inquiries(settings, new Kinds(registrations), explainer, transactions, clock);
    for (var n = 1; n <= settings.committers(); n++) {
      inquiries.readers.add(
          Thread.ofPlatform().name("inquiries-" + n).daemon().start(inquiries::answerUntilClosed));
    }
    return inquiries;
  }

  /** An inquiry whose caller waits. */
  private record Waiting<A>(Inquiry<A> inquiry, CompletableFuture<A> answer) {
    /** What it comes to; nothing when that fails, which its caller is told. */
    Optional<Answered<A>> answer(Snapshot read) {
      try {
        return Optional.of(new Answered<>(this, inquiry.answer(read.loaded(), read.now())));
      } catch (RuntimeException unforeseen) {
        answer.completeExceptionally(new ServiceFault.Unexpected(unforeseen));
        return Optional.empty();
      }
    }
  }

  /** What an inquiry comes to, before its caller is told. */
  private record Answered<A>(Waiting<A> waiting, A answer) {
    List<LocatedRefusal> refusals() {
      return waiting.inquiry().refusalsIn(answer);
    }

    /** The same with as many of the next refusals as it tells, which are explained. */
    Answered<A> telling(Iterator<LocatedRefusal> explained) {
      var told = refusals().stream().map(_ -> explained.next()).toList();
      return new Answered<>(waiting, waiting.inquiry().telling(answer, told));
    }

    void tell() {
      waiting.answer().complete(answer);
    }
  }

  /**
   * Answers the inquiry.
   *
   * @throws ServiceFault when there is no answer; nothing has changed
   */
  public <A> A ask(Inquiry<A> inquiry) {
    var mine = new Waiting<>(inquiry, new CompletableFuture<A>());
    if (closed) {
      throw new ServiceFault.Unavailable("shutting down");
    }
    if (!queue.offer(mine)) {
      throw new ServiceFault.Overloaded();
    }
    if (closed && queue.remove(mine)) {
      throw new ServiceFault.Unavailable("shutting down");
    }
    try {
      return mine.answer().get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      mine.answer().cancel(false);
      throw new ServiceFault.Overloaded();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ServiceFault.Unavailable("interrupted");
    } catch (ExecutionException failed) {
      throw (ServiceFault) failed.getCause();
    }
  }

  /** Refuses new inquiries, and tells those that wait that they are not answered. */
  @Override
  public void close() {
    closed = true;
  }

  private void answerUntilClosed() {
    try {
      while (!closed) {
        answerTogether(next());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    fail(waiting(), new ServiceFault.Unavailable("shutting down"));
  }

  private List<Waiting<?>> waiting() {
    var waiting = new ArrayList<Waiting<?>>();
    queue.drainTo(waiting);
    return waiting;
  }

  /** What waits, as soon as something does; nothing from time to time, to look whether to stop. */
  private List<Waiting<?>> next() throws InterruptedException {
    var batch = new ArrayList<Waiting<?>>();
    var first = queue.poll(REST.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, AT_ONCE - 1);
      batch.removeIf(waiting -> waiting.answer().isDone());
    }
    return batch;
  }

  /** Where there was no connection in time, those who wait behind are told as commands are. */
  private void answerTogether(List<Waiting<?>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      transactions.snapshot(() -> answers(batch)).forEach(Answered::tell);
    } catch (TransactionFault.PoolExhausted exhausted) {
      fail(batch, unavailable(exhausted));
      fail(waiting(), unavailable(exhausted));
    } catch (TransactionFault fault) {
      fail(batch, unavailable(fault));
    } catch (RuntimeException | Error unforeseen) {
      answerAlone(batch, unforeseen);
    }
  }

  /** What one of them asks for may be at fault, and the others are not to suffer from it. */
  private void answerAlone(List<Waiting<?>> batch, Throwable unforeseen) {
    if (batch.size() == 1) {
      fail(batch, new ServiceFault.Unexpected(unforeseen));
      return;
    }
    for (var waiting : batch) {
      if (!waiting.answer().isDone()) {
        answerTogether(List.of(waiting));
      }
    }
  }

  /** All of it over the snapshot, where also that is read which explains refusals. */
  private List<Answered<?>> answers(List<Waiting<?>> batch) {
    var read = read(batch);
    var answered = new ArrayList<Answered<?>>();
    batch.forEach(waiting -> waiting.answer(read).ifPresent(answered::add));
    var refusals = answered.stream().flatMap(one -> one.refusals().stream()).toList();
    if (!refusals.isEmpty()) {
      var explained = explainer.explain(read.loaded(), refusals).iterator();
      answered.replaceAll(one -> one.telling(explained));
    }
    return answered;
  }

  /** What was read, and the instant that a command would be dated with over it. */
  private record Snapshot(LoadedSet loaded, Instant now) {}

  private Snapshot read(List<Waiting<?>> batch) {
    var loaded = new LoadedSet();
    var now = clock.now();
    for (var registration : kinds.inReadOrder()) {
      now = later(now, read(registration, batch, loaded));
    }
    return new Snapshot(loaded, now);
  }

  /** Reads one kind; the newest change among what commands would lock. */
  private static <K, V> Instant read(
      Registration<K, V> registration, List<Waiting<?>> batch, LoadedSet loaded) {
    var kind = registration.kind();
    var keys = Needs.of(kind, loaded, batch.stream().map(Waiting::inquiry));
    if (keys.isEmpty()) {
      return Instant.MIN;
    }
    return switch (registration.source()) {
      case Source.Readable<K, V> readable -> {
        loaded.load(kind, readable.load(keys));
        yield Instant.MIN;
      }
      case Source.Child<K, V> child -> {
        loaded.load(kind, child.load(keys));
        yield Instant.MIN;
      }
      case Source.Lockable<K, V> lockable -> {
        var rows = lockable.load(keys);
        loaded.load(kind, rows);
        yield rows.values().stream()
            .filter(lockable::needsLock)
            .map(lockable::changedAt)
            .reduce(Instant.MIN, Inquiries::later);
      }
      case Source.Appendable<K, V> _ -> throw new IllegalStateException(kind + " is not read");
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static ServiceFault unavailable(TransactionFault fault) {
    return new ServiceFault.Unavailable("the database is not to be had", fault);
  }

  private static void fail(List<Waiting<?>> batch, ServiceFault fault) {
    batch.forEach(waiting -> waiting.answer().completeExceptionally(fault));
  }
}
