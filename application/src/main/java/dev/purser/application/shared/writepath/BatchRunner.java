package dev.purser.application.shared.writepath;

import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.Stopwatch;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.Attempt.KeysTaken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Brings a batch to its answers whatever happens to its transactions: what came between is tried
 * again, what cannot go together is split until the culprit fails alone, and a commit whose outcome
 * is unknown is run again under the same keys and ids, so that the unique index decides.
 */
final class BatchRunner {
  /** How often a batch is tried again at once before it is split. */
  private static final int MAX_RERUNS = 5;

  private static final long BASE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Transactions transactions;
  private final AttemptFactory attempts;
  private final Answers answers;
  private final Stopwatch stopwatch;
  private final WritePathObserver observer;

  BatchRunner(
      Transactions transactions,
      AttemptFactory attempts,
      Answers answers,
      Stopwatch stopwatch,
      WritePathObserver observer) {
    this.transactions = transactions;
    this.attempts = attempts;
    this.answers = answers;
    this.stopwatch = stopwatch;
    this.observer = observer;
  }

  /** Makes one try at a batch. */
  @FunctionalInterface
  interface AttemptFactory {
    Attempt of(List<Pending<?>> batch, LockWait wait);
  }

  /** Where commands go that have an answer, or have to wait for a row. */
  interface Answers {
    void deliver(Pending<?> pending, Verdict verdict);

    void fail(Pending<?> pending, ServiceFault fault);
  }

  /**
   * Answers every command of the batch or hands it on as missed.
   *
   * @throws TransactionFault.LockNotAvailable when a queued lock was not to be had; then some may
   *     have their answers and nothing has happened to the others
   * @throws TransactionFault.PoolExhausted when there was no connection; likewise
   */
  void run(List<Pending<?>> batch, LockWait wait) {
    var open = List.copyOf(batch);
    var conflicts = 0;
    @Nullable RuntimeException gone = null;
    for (var reruns = 0; !open.isEmpty(); reruns++) {
      try {
        attempt(open, wait);
        return;
      } catch (KeysTaken | TransactionFault.Conflict | TransactionFault.ConstraintViolated again) {
        if (conflicts++ >= MAX_RERUNS) {
          giveWayOrSplit(open, wait, again);
          return;
        }
        if (again instanceof TransactionFault.ConstraintViolated && open.size() > 1) {
          split(open, wait);
          return;
        }
      } catch (TransactionFault.LockNotAvailable blocked) {
        if (wait == LockWait.QUEUE) {
          throw blocked;
        }
        handOnOrSplit(open, wait);
        return;
      } catch (TransactionFault.TooMuch tooMuch) {
        oneByOne(open, wait, tooMuch);
        return;
      } catch (TransactionFault.PoolExhausted exhausted) {
        throw exhausted;
      } catch (TransactionFault.DiskFull notSoon) {
        failAll(open, notSoon);
        return;
      } catch (TransactionFault.OutcomeUnknown unknown) {
        open.forEach(Pending::outcomeIsUnknown);
        gone = unknown;
      } catch (Attempt.TookTooLong slow) {
        if (open.size() > 1) {
          split(open, wait);
          return;
        }
      } catch (TransactionFault.Unavailable later) {
        gone = later;
      } catch (RuntimeException other) {
        giveUpOrSplit(open, wait, other);
        return;
      }
      pause(open.getFirst(), reruns);
      open = withoutExpired(open, gone);
    }
  }

  /** Ends commands that may go well later. */
  void failAll(List<Pending<?>> open, RuntimeException cause) {
    var fault = new ServiceFault.Unavailable("the database is not to be had", cause);
    open.forEach(pending -> answers.fail(pending, fault));
  }

  /** Ends a command for which nothing more can be done. */
  void fail(Pending<?> pending, Throwable cause) {
    answers.fail(pending, new ServiceFault.Unexpected(cause));
  }

  private void attempt(List<Pending<?>> open, LockWait wait) {
    try {
      var verdicts = transactions.write(() -> attempts.of(open, wait).run());
      verdicts.forEach(answers::deliver);
    } catch (RuntimeException failed) {
      observer.rolledBack(Rollbacks.reason(failed));
      throw failed;
    }
  }

  /** Rivals who came between each time may be gone later; a constraint is there every time. */
  private void giveWayOrSplit(List<Pending<?>> open, LockWait wait, RuntimeException again) {
    if (open.size() == 1 && !(again instanceof TransactionFault.ConstraintViolated)) {
      failAll(open, again);
    } else {
      giveUpOrSplit(open, wait, again);
    }
  }

  private void giveUpOrSplit(List<Pending<?>> open, LockWait wait, RuntimeException cause) {
    if (open.size() > 1) {
      split(open, wait);
    } else {
      answers.fail(open.getFirst(), new ServiceFault.Unexpected(cause));
    }
  }

  /** Somebody holds what is locked without being asked for, such as a key that is being added. */
  private void handOnOrSplit(List<Pending<?>> open, LockWait wait) {
    if (open.size() > 1) {
      split(open, wait);
    } else {
      var pending = open.getFirst();
      answers.deliver(pending, new Verdict.Missed(pending.key()));
    }
  }

  private void split(List<Pending<?>> open, LockWait wait) {
    var half = open.size() / 2;
    run(open.subList(0, half), wait);
    run(open.subList(half, open.size()), wait);
  }

  private void oneByOne(List<Pending<?>> open, LockWait wait, RuntimeException cause) {
    if (open.size() == 1) {
      var fault = new ServiceFault.Unavailable("it took more than a statement may", cause);
      answers.fail(open.getFirst(), fault);
    } else {
      open.forEach(pending -> run(List.of(pending), wait));
    }
  }

  private List<Pending<?>> withoutExpired(List<Pending<?>> open, @Nullable RuntimeException gone) {
    var now = stopwatch.nanos();
    var rest = new ArrayList<Pending<?>>(open.size());
    for (var pending : open) {
      if (pending.deadlineNanos() - now > 0) {
        rest.add(pending);
      } else {
        answers.fail(pending, new ServiceFault.Unavailable("the database is not to be had", gone));
      }
    }
    return rest;
  }

  /** Longer from try to try, and spread by the command's id so that rivals do not keep step. */
  private static void pause(Pending<?> first, int reruns) {
    var longest = Math.min(MAX_PAUSE_NANOS, BASE_PAUSE_NANOS << Math.min(reruns, 10));
    var spread = Math.floorMod(first.command().id().getLeastSignificantBits(), longest / 2 + 1);
    LockSupport.parkNanos(longest / 2 + spread);
  }
}
