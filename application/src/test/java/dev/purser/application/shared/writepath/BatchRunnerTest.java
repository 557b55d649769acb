package dev.purser.application.shared.writepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.TransactionFault.Deadlock;
import dev.purser.application.shared.TransactionFault.DiskFull;
import dev.purser.application.shared.TransactionFault.LockNotAvailable;
import dev.purser.application.shared.TransactionFault.NotUnique;
import dev.purser.application.shared.TransactionFault.OutOfResources;
import dev.purser.application.shared.TransactionFault.OutcomeUnknown;
import dev.purser.application.shared.TransactionFault.PoolExhausted;
import dev.purser.application.shared.TransactionFault.TimedOut;
import dev.purser.application.shared.TransactionFault.Unreachable;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchRunnerTest {
  private static final Throwable CAUSE = new IllegalStateException("told by a test");
  private static final Duration TOO_LONG = WritePath.LONGEST_ATTEMPT.plusNanos(1_000);

  private final Engine engine = new Engine();
  private final AtomicLong nanos = new AtomicLong();
  private final Delivered delivered = new Delivered();
  private final BatchRunner runner = engine.runner(delivered, nanos::get);

  @Test
  void answersEveryCommandAfterOneCommit() {
    var batch = batch("a", "b", "a");

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.transactions.writes()).isEqualTo(1);
  }

  @Test
  void runsBatchAgainAfterConflict() {
    var batch = batch("a", "b");
    engine.transactions.failNext(() -> new Deadlock(CAUSE));
    engine.transactions.failNext(() -> new Deadlock(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.transactions.writes()).isEqualTo(3);
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void runsBatchAgainWhenKeysWereTaken() {
    var batch = batch("a", "b");
    engine.transactions.failNext(Attempt.KeysTaken::new);

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.transactions.writes()).isEqualTo(2);
  }

  @Test
  void asksForAnotherTryWhenCommandConflictsForEver() {
    var batch = batch("a");
    engine.transactions.failAlways(() -> new Deadlock(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.fault(batch.getFirst())).isInstanceOf(ServiceFault.Unavailable.class);
  }

  @Test
  void failsPoisonousCommandAloneAndCarriesOutItsNeighbours() {
    var batch = batch("a", "b", "poison", "c", "a");
    poison("poison", () -> new IllegalStateException("cannot be written"));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.fault(batch.get(2)))
        .isInstanceOf(ServiceFault.Unexpected.class)
        .hasRootCauseMessage("cannot be written");
    assertThat(delivered.done()).isEqualTo(4);
    assertThat(engine.valueOf("a")).isEqualTo(2);
    assertThat(engine.valueOf("poison")).isZero();
    assertThat(engine.recordOf(batch.get(2).command())).isEmpty();
  }

  @Test
  void failsCommandThatBreaksConstraintAloneAndCarriesOutItsNeighbours() {
    var batch = batch("a", "taken", "b");
    poison("taken", () -> new NotUnique(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.fault(batch.get(1))).isInstanceOf(ServiceFault.Unexpected.class);
    assertThat(delivered.done()).isEqualTo(2);
  }

  @Test
  void decidesAgainWhenCommandBrokeConstraintInRace() {
    var batch = batch("a");
    engine.transactions.failNext(() -> new NotUnique(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
  }

  @Test
  void runsCommandsOneByOneAfterStatementWasCancelled() {
    var batch = batch("a", "b", "c", "d");
    engine.transactions.failNext(() -> new TimedOut(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.transactions.writes()).isEqualTo(1 + batch.size());
  }

  @Test
  void failsOnlyTheCommandThatIsTooSlow() {
    var batch = batch("a", "slow", "b");
    poison("slow", () -> new TimedOut(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.fault(batch.get(1))).isInstanceOf(ServiceFault.Unavailable.class);
    assertThat(delivered.done()).isEqualTo(2);
  }

  @Test
  void runsCommandsOneByOneWhenTheyNeedTooMuchTogether() {
    var batch = batch("a", "b", "c", "d");
    engine.transactions.failNext(() -> new OutOfResources(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.transactions.writes()).isEqualTo(1 + batch.size());
  }

  @Test
  void failsWholeBatchAtOnceWhenNothingWillChangeSoon() {
    var full = batch("a", "b");
    engine.transactions.failNext(() -> new DiskFull(CAUSE));

    runner.run(full, LockWait.SKIP);

    assertThat(engine.transactions.writes()).isEqualTo(1);
    assertThat(full.stream().map(delivered::fault))
        .hasSize(2)
        .allMatch(ServiceFault.Unavailable.class::isInstance);
  }

  @Test
  void tellsLaneAtOnceWhenThereIsNoConnection() {
    var batch = batch("a", "b");
    engine.transactions.failNext(() -> new PoolExhausted(CAUSE));

    assertThatThrownBy(() -> runner.run(batch, LockWait.SKIP)).isInstanceOf(PoolExhausted.class);

    assertThat(engine.transactions.writes()).isEqualTo(1);
    assertThat(delivered.isEmpty()).isTrue();
  }

  @Test
  void handsOnThoseWhoseRowSomebodyElseHolds() {
    engine.plain.change(() -> engine.tallies.insert(List.of(tally("held"))));
    engine.store.holdAsRival("held");
    var batch = batch("a", "held");

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.verdict(batch.get(1))).isEqualTo(new Verdict.Missed("held"));
    assertThat(delivered.done()).isEqualTo(1);
  }

  @Test
  void tellsLaneWhenQueuedLockWasNotToBeHad() {
    engine.plain.change(() -> engine.tallies.insert(List.of(tally("held"))));
    engine.store.holdAsRival("held");
    var batch = batch("held", "held");

    assertThatThrownBy(() -> runner.run(batch, LockWait.QUEUE))
        .isInstanceOf(LockNotAvailable.class);

    assertThat(delivered.isEmpty()).isTrue();
  }

  @Test
  void handsOnCommandWhoseLockIsNotToBeHadThoughItDoesNotQueue() {
    var batch = batch("a", "blocked", "b");
    poison("blocked", () -> new LockNotAvailable(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.verdict(batch.get(1))).isInstanceOf(Verdict.Missed.class);
    assertThat(delivered.done()).isEqualTo(2);
  }

  @Test
  void findsWhatAnUnknownCommitDid() {
    var batch = batch("a", "b");
    engine.transactions.commitNextAndFail(() -> new OutcomeUnknown(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.valueOf("a")).isEqualTo(1);
    assertThat(delivered.verdict(batch.getFirst()))
        .isEqualTo(new Verdict.Answered(new Reply.Done<>(new Tally("a", 1, Moments.NOON), false)));
  }

  @Test
  void doesWhatAnUnknownCommitDidNot() {
    var batch = batch("a", "b");
    engine.transactions.failNext(() -> new OutcomeUnknown(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void remembersThatOutcomeIsUnknownWhenDeadlinePasses() {
    var batch = batch("a");
    engine.transactions.failAlways(() -> {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
      return new OutcomeUnknown(CAUSE);
    });

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.fault(batch.getFirst())).isInstanceOf(ServiceFault.Unavailable.class);
    assertThat(batch.getFirst().isOutcomeUnknown()).isTrue();
  }

  @Test
  void waitsForDatabaseToComeBack() {
    var batch = batch("a");
    engine.transactions.failNext(() -> new Unreachable(CAUSE));
    engine.transactions.failNext(() -> new Unreachable(CAUSE));

    runner.run(batch, LockWait.SKIP);

    assertThat(delivered.allDone(batch)).isTrue();
  }

  @Test
  void givesUpOnDatabaseWhenDeadlinesHavePassed() {
    var patient = pending("a", 60);
    var hasty = pending("b", 1);
    engine.transactions.failNext(() -> {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
      return new Unreachable(CAUSE);
    });

    runner.run(List.of(hasty, patient), LockWait.SKIP);

    assertThat(delivered.fault(hasty)).isInstanceOf(ServiceFault.Unavailable.class);
    assertThat(hasty.isOutcomeUnknown()).isFalse();
    assertThat(delivered.allDone(List.of(patient))).isTrue();
    assertThat(engine.valueOf("b")).isZero();
  }

  @Test
  void rollsBackWhatTookTooLongAndRunsItAgainAtALaterTime() {
    var batch = batch("a");
    stallNextWrites(1, TOO_LONG);

    runner.run(batch, LockWait.SKIP);

    assertThat(engine.transactions.writes()).isEqualTo(2);
    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.tally("a")).contains(new Tally("a", 1, Moments.NOON.plus(TOO_LONG)));
  }

  @Test
  void splitsABatchThatTookTooLongSinceHalfOfItTakesLess() {
    var batch = batch("a", "b");
    stallNextWrites(1, TOO_LONG);

    runner.run(batch, LockWait.SKIP);

    assertThat(engine.transactions.writes()).isEqualTo(3);
    assertThat(delivered.allDone(batch)).isTrue();
    assertThat(engine.tally("a")).contains(new Tally("a", 1, Moments.NOON.plus(TOO_LONG)));
    assertThat(engine.tally("b")).contains(new Tally("b", 1, Moments.NOON.plus(TOO_LONG)));
  }

  @Test
  void keepsWhatTookAsLongAsItMay() {
    var batch = batch("a");
    stallNextWrites(1, WritePath.LONGEST_ATTEMPT);

    runner.run(batch, LockWait.SKIP);

    assertThat(engine.transactions.writes()).isEqualTo(1);
    assertThat(engine.tally("a")).contains(new Tally("a", 1, Moments.NOON));
  }

  @Test
  void givesUpOnWhatTakesTooLongWhenItsDeadlineHasPassed() {
    var batch = batch("a");
    stallNextWrites(Integer.MAX_VALUE, TOO_LONG);

    runner.run(batch, LockWait.SKIP);

    assertThat(engine.transactions.writes()).isEqualTo(3);
    assertThat(delivered.fault(batch.getFirst())).isInstanceOf(ServiceFault.Unavailable.class);
    assertThat(batch.getFirst().isOutcomeUnknown()).isFalse();
    assertThat(engine.tally("a")).isEmpty();
  }

  private void stallNextWrites(int many, Duration duration) {
    var left = new AtomicInteger(many);
    engine.tallies.whenWritten(written -> {
      if (written.name().equals("a") && left.getAndDecrement() > 0) {
        nanos.addAndGet(duration.toNanos());
        engine.clock.advance(duration);
      }
    });
  }

  private void poison(String tally, Supplier<RuntimeException> fault) {
    Consumer<Tally> fails =
        written -> {
          if (written.name().equals(tally)) {
            throw fault.get();
          }
        };
    engine.tallies.whenWritten(fails);
  }

  private static Tally tally(String name) {
    return new Tally(name, 0, Moments.MORNING);
  }

  private static List<Pending<?>> batch(String... tallies) {
    return Stream.of(tallies).<Pending<?>>map(tally -> pending(tally, 10)).toList();
  }

  private static Pending<Tally> pending(String tally, long secondsToDeadline) {
    return new Pending<>(Adding.to(tally), 0, TimeUnit.SECONDS.toNanos(secondsToDeadline), null);
  }

  /** What was delivered, each command's once. */
  private static final class Delivered implements BatchRunner.Answers {
    private final Map<Pending<?>, Verdict> verdicts = new HashMap<>();
    private final Map<Pending<?>, ServiceFault> faults = new HashMap<>();

    @Override
    public void deliver(Pending<?> pending, Verdict verdict) {
      requireFirst(pending);
      verdicts.put(pending, verdict);
    }

    @Override
    public void fail(Pending<?> pending, ServiceFault fault) {
      requireFirst(pending);
      faults.put(pending, fault);
    }

    Verdict verdict(Pending<?> pending) {
      return verdicts.get(pending);
    }

    ServiceFault fault(Pending<?> pending) {
      return faults.get(pending);
    }

    boolean isEmpty() {
      return verdicts.isEmpty() && faults.isEmpty();
    }

    boolean allDone(List<? extends Pending<?>> batch) {
      return batch.stream().allMatch(pending -> isDone(verdicts.get(pending)));
    }

    long done() {
      return verdicts.values().stream().filter(Delivered::isDone).count();
    }

    private void requireFirst(Pending<?> pending) {
      if (verdicts.containsKey(pending) || faults.containsKey(pending)) {
        throw new AssertionError("answered twice");
      }
    }

    private static boolean isDone(Verdict verdict) {
      return verdict instanceof Verdict.Answered(Reply.Done<?> done) && !done.replayed();
    }
  }
}
