package dev.purser.application.shared.writepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.writepath.Adding.Decides;
import dev.purser.application.shared.writepath.Callers.Caller;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class WritePathTest {
  private static final Throwable CAUSE = new IllegalStateException("told by a test");

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final WritePathSettings ONE_COMMITTER =
      new WritePathSettings(1, 100, 1_000, LONG, LONG, LONG);

  private final Engine engine = new Engine();
  private WritePath path = engine.start(ONE_COMMITTER);
  private Callers callers = new Callers(path);

  @AfterEach
  void stop() {
    path.close();
  }

  @Test
  void makesOneBatchOfAllThatWait() {
    var plug = engine.transactions.holdNext();
    callers.submit(Adding.to("plug"));
    plug.awaitReached();
    var waiting = callers.submitAll(several(100, () -> Adding.to("a")));
    callers.awaitAllWaiting();

    plug.open();

    assertThat(waiting).extracting(Caller::answer).allMatch(WritePathTest::isDone);
    assertThat(engine.transactions.writes()).isEqualTo(2);
    assertThat(engine.valueOf("a")).isEqualTo(100);
  }

  @Test
  void makesSeveralBatchesOfWhatIsTooHeavyForOne() {
    var plug = engine.transactions.holdNext();
    callers.submit(Adding.to("plug"));
    plug.awaitReached();
    var waiting = callers.submitAll(several(100, () -> Adding.to("a").weighing(10)));
    callers.awaitAllWaiting();

    plug.open();

    assertThat(waiting).extracting(Caller::answer).allMatch(WritePathTest::isDone);
    assertThat(engine.transactions.writes()).isEqualTo(1 + 10);
  }

  @Test
  void carriesHeavyCommandOutBesideTheOthers() {
    var plug = engine.transactions.holdNext();
    var plugged = callers.submit(Adding.to("plug"));
    plug.awaitReached();

    var heavy = path.submit(Adding.to("a").weighing(101));

    assertThat(isDone(heavy)).isTrue();
    assertThat(plugged.isAnswered()).isFalse();
    plug.open();
  }

  @Test
  void losesNothingWhenHundredsAddToOneTally() {
    restart(new WritePathSettings(3, 20, 1_000, LONG, LONG, LONG));

    var answers = callers.submitAll(several(500, () -> Adding.to("hot").claiming("hot")));

    assertThat(answers)
        .extracting(caller -> outcome(caller.answer()).value())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
    assertThat(engine.valueOf("hot")).isEqualTo(500);
  }

  @Test
  void doesEverythingOnceThoughTransactionsKeepFailing() {
    restart(new WritePathSettings(2, 10, 1_000, LONG, LONG, LONG));
    rigAtRandom(new Random(4711), 60);

    var answers = callers.submitAll(several(300, () -> Adding.to("hot")));

    assertThat(answers).extracting(Caller::answer).allMatch(WritePathTest::isDone);
    assertThat(engine.valueOf("hot")).isEqualTo(300);
  }

  @Test
  void executesConcurrentCallsWithOneKeyOnce() {
    var command = Adding.to("a");
    var plug = engine.transactions.holdNext();
    var first = callers.submit(command);
    plug.awaitReached();
    var others = callers.submitAll(several(100, command::again));
    callers.awaitAllWaiting();

    plug.open();

    var outcome = new Tally("a", 1, Moments.NOON);
    assertThat(first.answer()).isEqualTo(new Reply.Done<>(outcome, false));
    assertThat(others).extracting(Caller::answer).containsOnly(new Reply.Done<>(outcome, true));
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void tellsThoseWhoCallTogetherOfTheSameRefusals() {
    var command = Adding.to("a").deciding(Decides.TO_REFUSE);
    var plug = engine.transactions.holdNext();
    var first = callers.submit(command);
    plug.awaitReached();
    var second = callers.submit(command.again());
    callers.awaitAllWaiting();

    plug.open();

    assertThat(first.answer()).isEqualTo(new Reply.Refused<>(Adding.REFUSALS, false));
    assertThat(second.answer()).isEqualTo(new Reply.Refused<>(Adding.REFUSALS, true));
  }

  @Test
  void letsEachOfThoseWhoCallTogetherFindNothing() {
    var command = Adding.to("a").deciding(Decides.THAT_THERE_IS_NOTHING);
    var plug = engine.transactions.holdNext();
    var first = callers.submit(command);
    plug.awaitReached();
    var second = callers.submit(command.again());
    callers.awaitAllWaiting();

    plug.open();

    assertThat(first.answer()).isEqualTo(new Reply.NotFound<>());
    assertThat(second.answer()).isEqualTo(new Reply.NotFound<>());
  }

  @Test
  void tellsThatKeyWhichIsUnderWayIsForAnotherRequest() {
    var key = "a-key-of-16-characters";
    var plug = engine.transactions.holdNext();
    var first = callers.submit(Adding.to("a").under(Calls.aCall(key, "one")));
    plug.awaitReached();
    var other = callers.submit(Adding.to("a").under(Calls.aCall(key, "another")));
    callers.awaitAllWaiting();

    plug.open();

    assertThat(isDone(first.answer())).isTrue();
    assertThat(other.answer()).isEqualTo(new Reply.KeyReused<>());
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void tellsThatFirstCallIsInProgressWhenItTakesLong() {
    restart(new WritePathSettings(1, 100, 1_000, LONG, LONG, SHORT));
    var command = Adding.to("a");
    var plug = engine.transactions.holdNext();
    var first = callers.submit(command);
    plug.awaitReached();

    var second = path.submit(command.again());

    assertThat(second).isEqualTo(new Reply.InProgress<>());
    plug.open();
    assertThat(isDone(first.answer())).isTrue();
    assertThat(path.submit(command.again()))
        .isEqualTo(new Reply.Done<>(new Tally("a", 1, Moments.NOON), true));
  }

  @Test
  void refusesAtOnceWhenTooManyWait() {
    restart(new WritePathSettings(1, 100, 3, LONG, LONG, LONG));
    var plug = engine.transactions.holdNext();
    var accepted = callers.submitAll(List.of(Adding.to("a")));
    plug.awaitReached();
    callers.submitAll(several(2, () -> Adding.to("a")));
    callers.awaitAllWaiting();

    assertThatThrownBy(() -> path.submit(Adding.to("a")))
        .isInstanceOf(ServiceFault.Overloaded.class);

    plug.open();
    assertThat(accepted).extracting(Caller::answer).allMatch(WritePathTest::isDone);
  }

  @Test
  void hasRoomAgainWhateverCameOfThoseBefore() {
    restart(new WritePathSettings(1, 100, 1, LONG, LONG, LONG));
    engine.tallies.whenWritten(WritePathTest::failPoison);

    assertThat(isDone(path.submit(Adding.to("a")))).isTrue();
    assertThat(path.submit(Adding.to("a").deciding(Decides.TO_REFUSE)))
        .isInstanceOf(Reply.Refused.class);
    assertThat(path.submit(Adding.to("a").deciding(Decides.THAT_THERE_IS_NOTHING)))
        .isInstanceOf(Reply.NotFound.class);
    assertThatThrownBy(() -> path.submit(Adding.to("a").deciding(Decides.NOTHING_BUT_FAILS)))
        .isInstanceOf(ServiceFault.Unexpected.class);
    assertThatThrownBy(() -> path.submit(Adding.to("poison")))
        .isInstanceOf(ServiceFault.Unexpected.class);

    assertThat(isDone(path.submit(Adding.to("a")))).isTrue();
  }

  @Test
  void neverCarriesOutWhatWasWithdrawnAtItsDeadline() {
    restart(new WritePathSettings(1, 100, 1_000, SHORT, LONG, LONG));
    var plug = engine.transactions.holdNext();
    var first = callers.submit(Adding.to("plug"));
    plug.awaitReached();
    var late = Adding.to("late");

    assertThatThrownBy(() -> path.submit(late)).isInstanceOf(ServiceFault.Overloaded.class);

    plug.open();
    assertThat(isDone(first.answer())).isTrue();
    path.close();
    assertThat(engine.valueOf("late")).isZero();
    assertThat(engine.recordOf(late)).isEmpty();
  }

  @Test
  void tellsThoseWhoJoinedWhenTheFirstCallIsWithdrawn() {
    restart(new WritePathSettings(1, 100, 1_000, SHORT, LONG, LONG));
    var plug = engine.transactions.holdNext();
    callers.submit(Adding.to("plug"));
    plug.awaitReached();
    var command = Adding.to("late");
    var first = callers.submit(command);
    callers.awaitAllWaiting();
    var joined = callers.submit(command.again());

    assertThatThrownBy(first::answer).isInstanceOf(ServiceFault.Overloaded.class);
    assertThatThrownBy(joined::answer).isInstanceOf(ServiceFault.Overloaded.class);

    plug.open();
  }

  @Test
  void answersWhatIsUnderWayAtItsDeadline() {
    restart(new WritePathSettings(1, 100, 1_000, SHORT, LONG, LONG));
    var plug = engine.transactions.holdNext();
    var plugged = callers.submit(Adding.to("a"));
    plug.awaitReached();
    assertThatThrownBy(() -> path.submit(Adding.to("b")))
        .isInstanceOf(ServiceFault.Overloaded.class);

    plug.open();

    assertThat(isDone(plugged.answer())).isTrue();
  }

  @Test
  void doesNotKnowOutcomeOfWhatIsStillUnderWayAfterGrace() {
    restart(new WritePathSettings(1, 100, 1_000, SHORT, SHORT, LONG));
    var plug = engine.transactions.holdNext();
    var command = Adding.to("a");

    assertThatThrownBy(() -> path.submit(command)).isInstanceOf(ServiceFault.OutcomeUnknown.class);

    plug.open();
    assertThat(path.submit(command.again()))
        .isEqualTo(new Reply.Done<>(new Tally("a", 1, Moments.NOON), true));
  }

  @Test
  void saysThatOutcomeIsUnknownWhenCommitStaysUnresolved() {
    restart(new WritePathSettings(1, 100, 1_000, SHORT, LONG, LONG));
    var command = Adding.to("a");
    engine.transactions.commitNextAndFail(() -> {
      engine.transactions.failAlways(() -> new TransactionFault.Unreachable(CAUSE));
      return new TransactionFault.OutcomeUnknown(CAUSE);
    });

    assertThatThrownBy(() -> path.submit(command)).isInstanceOf(ServiceFault.OutcomeUnknown.class);

    engine.transactions.failAlways(null);
    assertThat(path.submit(command.again()))
        .isEqualTo(new Reply.Done<>(new Tally("a", 1, Moments.NOON), true));
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void saysThatNothingChangedWhenDatabaseIsGone() {
    restart(new WritePathSettings(1, 100, 1_000, SHORT, LONG, LONG));
    engine.transactions.failAlways(() -> new TransactionFault.Unreachable(CAUSE));

    assertThatThrownBy(() -> path.submit(Adding.to("a")))
        .isInstanceOf(ServiceFault.Unavailable.class);

    engine.transactions.failAlways(null);
    assertThat(engine.valueOf("a")).isZero();
  }

  @Test
  void tellsThoseWhoWaitBehindABatchThatThereIsNoConnection() {
    var plug = engine.transactions.holdNext();
    var first = callers.submit(Adding.to("plug"));
    plug.awaitReached();
    var behind = callers.submitAll(several(100, () -> Adding.to("a").weighing(10)));
    callers.awaitAllWaiting();
    engine.transactions.failAlways(() -> new TransactionFault.PoolExhausted(CAUSE));

    plug.open();

    assertThat(Stream.concat(Stream.of(first), behind.stream()))
        .allSatisfy(caller ->
            assertThatThrownBy(caller::answer).isInstanceOf(ServiceFault.Unavailable.class));
    assertThat(engine.transactions.writes()).isEqualTo(1);
    engine.transactions.failAlways(null);
    assertThat(isDone(path.submit(Adding.to("a")))).isTrue();
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void letsOthersGoOnWhileSomebodyHoldsRow() {
    var _ = path.submit(Adding.to("held"));
    engine.store.holdAsRival("held");
    var blocked = callers.submitAll(several(10, () -> Adding.to("held", "a")));

    var others = callers.submitAll(several(100, () -> Adding.to("free", "a")));

    assertThat(others).extracting(Caller::answer).allMatch(WritePathTest::isDone);
    assertThat(blocked).noneMatch(Caller::isAnswered);
    engine.store.letGoAsRival("held");
    assertThat(blocked).extracting(Caller::answer).allMatch(WritePathTest::isDone);
    assertThat(engine.valueOf("held")).isEqualTo(11);
    assertThat(engine.valueOf("a")).isEqualTo(110);
  }

  @Test
  void letsOneHeldRowNotKeepThoseWaitingWhoseRowIsFreeAgain() {
    var _ = path.submit(Adding.to("held"));
    var _ = path.submit(Adding.to("briefly"));
    engine.store.holdAsRival("held");
    engine.store.holdAsRival("briefly");
    var onHeld = callers.submitAll(several(10, () -> Adding.to("held")));
    var onBriefly = callers.submitAll(several(10, () -> Adding.to("briefly")));

    engine.store.letGoAsRival("briefly");

    assertThat(onBriefly).extracting(Caller::answer).allMatch(WritePathTest::isDone);
    assertThat(onHeld).noneMatch(Caller::isAnswered);
    engine.store.letGoAsRival("held");
  }

  @Test
  void saysWhoHeldTheRowUntilTheDeadline() {
    var _ = path.submit(Adding.to("held"));
    restart(new WritePathSettings(1, 100, 1_000, SHORT, LONG, LONG));
    engine.store.holdAsRival("held");
    var command = Adding.to("held");

    assertThatThrownBy(() -> path.submit(command))
        .isInstanceOf(ServiceFault.Unavailable.class)
        .hasMessageContaining("held");

    engine.store.letGoAsRival("held");
    assertThat(isDone(path.submit(Adding.to("held")))).isTrue();
    path.close();
    assertThat(engine.valueOf("held")).isEqualTo(2);
    assertThat(engine.recordOf(command)).isEmpty();
  }

  @Test
  void keepsItsLanesWhenLocksAreNotToBeHadWhereNobodyQueues() {
    restart(new WritePathSettings(1, 100, 1_000, SHORT, LONG, LONG));
    engine.tallies.whenWritten(WritePathTest::blockBlocked);

    assertThatThrownBy(() -> path.submit(Adding.to("blocked")))
        .isInstanceOf(ServiceFault.Unavailable.class);

    assertThat(isDone(path.submit(Adding.to("free")))).isTrue();
    engine.tallies.whenWritten(tally -> {});
    assertThat(isDone(path.submit(Adding.to("blocked")))).isTrue();
    assertThat(engine.valueOf("blocked")).isEqualTo(1);
  }

  @Test
  void survivesErrorInTransaction() {
    engine.tallies.whenWritten(WritePathTest::breakDown);
    var log = (Logger) LoggerFactory.getLogger(Lane.class);
    log.setLevel(Level.OFF);

    assertThatThrownBy(() -> path.submit(Adding.to("broken")))
        .isInstanceOf(ServiceFault.Unexpected.class);

    log.setLevel(null);
    assertThat(isDone(path.submit(Adding.to("a")))).isTrue();
  }

  @Test
  void finishesWhatWaitsWhenItIsClosed() {
    var plug = engine.transactions.holdNext();
    callers.submit(Adding.to("plug"));
    plug.awaitReached();
    var waiting = callers.submitAll(several(50, () -> Adding.to("a")));
    callers.awaitAllWaiting();
    var closing = Thread.startVirtualThread(path::close);

    plug.open();

    assertThat(waiting).extracting(Caller::answer).allMatch(WritePathTest::isDone);
    assertThat(engine.valueOf("a")).isEqualTo(50);
    assertThat(join(closing)).isTrue();
  }

  @Test
  void takesNothingNewOnceItIsClosed() {
    path.close();

    assertThatThrownBy(() -> path.submit(Adding.to("a")))
        .isInstanceOf(ServiceFault.Unavailable.class);
  }

  private void restart(WritePathSettings settings) {
    path.close();
    path = engine.start(settings);
    callers = new Callers(path);
  }

  /** Lets most of the transactions to come fail in one of the ways in which they can. */
  private void rigAtRandom(Random random, int transactions) {
    for (var n = 0; n < transactions; n++) {
      switch (random.nextInt(6)) {
        case 0 -> engine.transactions.failNext(() -> new TransactionFault.Overtaken(CAUSE));
        case 1 -> engine.transactions.failNext(() -> new TransactionFault.Unreachable(CAUSE));
        case 2 -> engine.transactions.failNext(() -> new TransactionFault.OutcomeUnknown(CAUSE));
        case 3 ->
            engine.transactions.commitNextAndFail(() -> new TransactionFault.OutcomeUnknown(CAUSE));
        case 4 -> engine.transactions.failNext(Attempt.KeysTaken::new);
        default -> engine.transactions.letNextPass();
      }
    }
  }

  private static void failPoison(Tally tally) {
    if (tally.name().equals("poison")) {
      throw new IllegalStateException("cannot be written");
    }
  }

  private static void blockBlocked(Tally tally) {
    if (tally.name().equals("blocked")) {
      throw new TransactionFault.LockNotAvailable(CAUSE);
    }
  }

  private static void breakDown(Tally tally) {
    if (tally.name().equals("broken")) {
      throw new AssertionError("broken");
    }
  }

  private static List<Adding> several(int number, Supplier<Adding> command) {
    return Stream.generate(command).limit(number).toList();
  }

  private static boolean isDone(Reply<?> reply) {
    return reply instanceof Reply.Done<?> done && !done.replayed();
  }

  private static Tally outcome(Reply<Tally> reply) {
    return switch (reply) {
      case Reply.Done<Tally> done -> done.outcome();
      default -> throw new AssertionError("not done: " + reply);
    };
  }

  private static boolean join(Thread thread) {
    try {
      return thread.join(LONG);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
