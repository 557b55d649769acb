package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.Stopwatch;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.BatchQueue.Grouping;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one way of every command that moves value. Commands that wait at the same moment share one
 * database transaction; each caller blocks until that is durable. Whatever goes wrong, a command
 * happens at most once for its key.
 *
 * <p>Three kinds of lanes: the committers' main lane takes locks that are free; what meets a row
 * that somebody else holds moves to the contended lane and queues for it there; a command heavier
 * than a batch goes alone in the heavy lane.
 */
public final class WritePath implements AutoCloseable {
  /**
   * How long a batch may take from its {@code now} to its COMMIT; one that took longer is rolled
   * back and run again, so that nothing is dated into a past that was told already.
   */
  public static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(4);

  private final WritePathSettings settings;
  private final Stopwatch stopwatch;
  private final WritePathObserver observer;
  private final BatchQueue main;
  private final BatchQueue heavy;
  private final BatchQueue contended;
  private final List<Lane> lanes;
  private final ConcurrentMap<IdempotencyKey, Pending<?>> inFlight = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;

  private WritePath(
      WritePathSettings settings,
      Stopwatch stopwatch,
      WritePathObserver observer,
      Transactions transactions,
      BatchRunner.AttemptFactory attempts) {
    this.settings = settings;
    this.stopwatch = stopwatch;
    this.observer = observer;
    this.main = new BatchQueue(settings.batchWeight(), Grouping.ALL);
    this.heavy = new BatchQueue(1, Grouping.ALL);
    this.contended = new BatchQueue(settings.batchWeight(), Grouping.SAME_ROW);
    var runner = new BatchRunner(transactions, attempts, new LaneAnswers(), stopwatch, observer);
    this.lanes =
        Stream.concat(
                IntStream.rangeClosed(1, settings.committers())
                    .mapToObj(n -> new Lane("committer-" + n, main, runner, watch(LaneKind.MAIN))),
                Stream.of(
                    new Lane("heavy-lane", heavy, runner, watch(LaneKind.HEAVY)),
                    new Lane("contended-lane", contended, runner, watch(LaneKind.CONTENDED))))
            .toList();
  }

  /** Starts the lanes. */
  public static WritePath start(
      WritePathSettings settings,
      Collection<Registration<?, ?>> registrations,
      IdempotencyRecords records,
      CurrentResources currentResources,
      RefusalExplainer explainer,
      Transactions transactions,
      Clock clock,
      Stopwatch stopwatch,
      WritePathObserver observer) {
    var kinds = new Kinds(registrations);
    var path =
        new WritePath(
            settings,
            stopwatch,
            observer,
            transactions,
            (batch, wait) ->
                new Attempt(
                    kinds, records, currentResources, explainer, clock, stopwatch, batch, wait));
    path.lanes.forEach(Lane::start);
    return path;
  }

  /**
   * Carries the command out, or gives the answer that its key already has. Returns once that is
   * durable.
   *
   * @throws ServiceFault when there is no answer; the same key may be used again
   */
  public <O> Reply<O> submit(Command<O> command) {
    var start = stopwatch.nanos();
    try {
      var reply = answer(command, start);
      observer.answered(command, reply, stopwatch.nanos() - start);
      return reply;
    } catch (ServiceFault fault) {
      observer.failed(command, fault, stopwatch.nanos() - start);
      throw fault;
    }
  }

  private <O> Reply<O> answer(Command<O> command, long start) {
    var deadline = start + settings.deadline().toNanos();
    var mine = new Pending<>(command, start, deadline, observer.origin());
    while (true) {
      if (closed) {
        throw new ServiceFault.Unavailable("shutting down");
      }
      var first = inFlight.putIfAbsent(mine.key(), mine);
      if (first == null) {
        return carryOut(mine);
      }
      var joined = join(first, command);
      if (joined.isPresent()) {
        return joined.get();
      }
    }
  }

  /** How many commands wait in a lane. */
  public int waiting(LaneKind lane) {
    return switch (lane) {
      case MAIN -> main.size();
      case HEAVY -> heavy.size();
      case CONTENDED -> contended.size();
    };
  }

  /** How many commands wait or are under way; never many more than may. */
  public int open() {
    return waiting.get();
  }

  /** How many commands may wait or be under way. */
  public int maxOpen() {
    return settings.maxWaiting();
  }

  /** Refuses new commands, finishes those that wait, and stops the lanes. */
  @Override
  public void close() {
    closed = true;
    main.close();
    heavy.close();
    var patience = settings.deadline().plus(settings.grace());
    lanes.stream()
        .filter(lane -> lane.serves(main) || lane.serves(heavy))
        .forEach(lane -> lane.join(patience));
    contended.close();
    lanes.forEach(lane -> lane.join(patience));
  }

  private <O> Reply<O> carryOut(Pending<O> mine) {
    if (waiting.incrementAndGet() > settings.maxWaiting()) {
      throw leave(mine, new ServiceFault.Overloaded());
    }
    (settings.isHeavy(mine.command().weight()) ? heavy : main).put(mine);
    return await(mine);
  }

  private <O> Reply<O> await(Pending<O> mine) {
    try {
      return answerWithin(settings.deadline(), mine);
    } catch (TimeoutException late) {
      if (mine.withdraw()) {
        observer.withdrawn();
        throw leave(mine, asUnknownIfSo(mine, withdrawn(mine)));
      }
    }
    try {
      return answerWithin(settings.grace(), mine);
    } catch (TimeoutException tooLate) {
      throw new ServiceFault.OutcomeUnknown(tooLate);
    }
  }

  /** Tells those who have joined a command that nobody will carry out. */
  private ServiceFault leave(Pending<?> mine, ServiceFault fault) {
    forget(mine);
    mine.answer().completeExceptionally(fault);
    return fault;
  }

  private static ServiceFault withdrawn(Pending<?> mine) {
    var row = mine.blockedRow();
    return row == null ? new ServiceFault.Overloaded() : heldByAnother(row);
  }

  private static ServiceFault heldByAnother(Object row) {
    return new ServiceFault.Unavailable("another transaction holds " + row);
  }

  private static <O> Reply<O> answerWithin(Duration patience, Pending<O> pending)
      throws TimeoutException {
    try {
      return pending.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ServiceFault.OutcomeUnknown(stop);
    } catch (ExecutionException failed) {
      throw (ServiceFault) failed.getCause();
    }
  }

  /** What the first call with the same key came to; nothing when this one has to go itself. */
  private <O> Optional<Reply<O>> join(Pending<?> first, Command<O> command) {
    var sameRequest = first.command().call().fingerprint().equals(command.call().fingerprint());
    try {
      var reply = answerWithin(settings.joinWait(), first);
      return switch (reply) {
        case Reply.Done<?> done ->
            Optional.of(
                sameRequest
                    ? new Reply.Done<>(command.outcomeType().type().cast(done.outcome()), true)
                    : new Reply.KeyReused<>());
        case Reply.Refused<?> refused ->
            Optional.of(
                sameRequest
                    ? new Reply.Refused<>(refused.refusals(), true)
                    : new Reply.KeyReused<>());
        case Reply.KeyReused<?> _, Reply.NotFound<?> _, Reply.Stale<?> _, Reply.InProgress<?> _ ->
            Optional.empty();
      };
    } catch (TimeoutException stillRunning) {
      return Optional.of(new Reply.InProgress<>());
    } catch (ServiceFault fault) {
      if (sameRequest) {
        throw fault;
      }
      return Optional.empty();
    }
  }

  private LaneWatch watch(LaneKind lane) {
    return new LaneWatch(lane, observer, stopwatch);
  }

  private void forget(Pending<?> pending) {
    inFlight.remove(pending.key(), pending);
    waiting.decrementAndGet();
  }

  private static ServiceFault asUnknownIfSo(Pending<?> pending, ServiceFault fault) {
    return pending.isOutcomeUnknown() ? new ServiceFault.OutcomeUnknown(fault) : fault;
  }

  /** Where the lanes' commands go next. */
  private final class LaneAnswers implements BatchRunner.Answers {
    @Override
    public void deliver(Pending<?> pending, Verdict verdict) {
      switch (verdict) {
        case Verdict.Answered(var reply) -> {
          forget(pending);
          pending.answer(reply);
        }
        case Verdict.Missed(var row) -> missed(pending, row);
        case Verdict.Failed(var cause) -> fail(pending, new ServiceFault.Unexpected(cause));
      }
    }

    private void missed(Pending<?> pending, Object row) {
      if (pending.deadlineNanos() - stopwatch.nanos() <= 0) {
        fail(pending, heldByAnother(row));
      } else {
        if (pending.blockedRow() == null) {
          observer.contended();
        }
        pending.putBack(row, stopwatch.nanos());
        contended.put(pending);
      }
    }

    @Override
    public void fail(Pending<?> pending, ServiceFault fault) {
      if (!pending.answer().isDone()) {
        forget(pending);
        pending.answer().completeExceptionally(asUnknownIfSo(pending, fault));
      }
    }
  }
}
