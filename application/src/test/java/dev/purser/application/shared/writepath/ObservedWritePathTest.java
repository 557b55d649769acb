package dev.purser.application.shared.writepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.writepath.Adding.Decides;
import dev.purser.application.shared.writepath.RecordingObserver.Batch;
import dev.purser.application.shared.writepath.RecordingObserver.Named;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the observer of the write path is told. */
@Timeout(60)
class ObservedWritePathTest {
  private static final Throwable CAUSE = new IllegalStateException("told by a test");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Engine engine = new Engine();
  private final RecordingObserver seen = engine.observer;
  private WritePath path = engine.start(new WritePathSettings(1, 100, 1_000, LONG, LONG, LONG));

  @AfterEach
  void stop() {
    path.close();
  }

  @Test
  void seesOneBatchOfAllThatWaitedWithTheOriginsOfItsCallers() {
    var plug = engine.transactions.holdNext();
    var first = Thread.ofVirtual().name("plug").start(() -> done("plug", 1));
    plug.awaitReached();
    var others =
        IntStream.range(0, 3)
            .mapToObj(n -> Thread.ofVirtual().name("caller-" + n).start(() -> done("a", 2)))
            .toList();
    awaitWaiting(3);

    plug.open();
    assertThat(join(first)).isTrue();
    assertThat(others).allMatch(ObservedWritePathTest::join);
    path.close();

    assertThat(seen.batches)
        .extracting(Batch::lane, Batch::commands, Batch::weight)
        .containsExactly(tuple(LaneKind.MAIN, 1, 1), tuple(LaneKind.MAIN, 3, 6));
    assertThat(seen.batches.getLast().origins())
        .containsExactlyInAnyOrder(
            new Named("caller-0"), new Named("caller-1"), new Named("caller-2"));
    assertThat(seen.waits).hasSize(4);
    assertThat(seen.ended).hasValue(2);
    assertThat(seen.replies).hasSize(4);
    assertThat(path.open()).isZero();
  }

  @Test
  void seesAnswersOfEveryKindAndFaults() {
    var done = Adding.to("a");
    var _ = path.submit(done);
    var _ = path.submit(done.again());
    var _ = path.submit(Adding.to("a").deciding(Decides.TO_REFUSE));
    assertThatThrownBy(() -> path.submit(Adding.to("a").deciding(Decides.NOTHING_BUT_FAILS)))
        .isInstanceOf(ServiceFault.Unexpected.class);

    assertThat(seen.replies)
        .satisfiesExactly(
            first -> assertThat(((Reply.Done<?>) first).replayed()).isFalse(),
            again -> assertThat(((Reply.Done<?>) again).replayed()).isTrue(),
            refused -> assertThat(((Reply.Refused<?>) refused).replayed()).isFalse());
    assertThat(seen.faults).hasOnlyElementsOfType(ServiceFault.Unexpected.class).hasSize(1);
  }

  @Test
  void seesWhyTransactionsWereRolledBack() {
    engine.transactions.failNext(() -> new TransactionFault.NotSerializable(CAUSE));
    engine.transactions.failNext(() -> new TransactionFault.LockNotAvailable(CAUSE));
    engine.transactions.failNext(() -> new TransactionFault.OutcomeUnknown(CAUSE));

    done("a", 1);

    assertThat(seen.rollbacks)
        .containsExactlyInAnyOrder("not-serializable", "lock-not-available", "outcome-unknown");
    assertThat(WritePathObserver.reasons()).containsAll(seen.rollbacks).contains("keys-taken");
    assertThat(seen.contended).hasValue(1);
    assertThat(seen.batches)
        .extracting(Batch::lane)
        .containsExactly(LaneKind.MAIN, LaneKind.CONTENDED);
  }

  @Test
  void seesWhoQueuesForARowOnceHoweverOftenTheyTry() {
    for (var tries = 0; tries < 5; tries++) {
      engine.transactions.failNext(() -> new TransactionFault.LockNotAvailable(CAUSE));
    }

    done("a", 1);

    assertThat(seen.rollbacks).hasSize(5).containsOnly("lock-not-available");
    assertThat(seen.contended).hasValue(1);
  }

  @Test
  void seesWhoWasWithdrawnAndWhoFoundNoPlace() {
    path.close();
    path = engine.start(new WritePathSettings(1, 100, 2, SHORT, LONG, LONG));
    var plug = engine.transactions.holdNext();
    var first = Thread.startVirtualThread(() -> done("plug", 1));
    plug.awaitReached();
    var withdrawn = Thread.startVirtualThread(this::requireOverloaded);
    awaitWaiting(1);

    assertThat(path.open()).isEqualTo(path.maxOpen());
    requireOverloaded();
    assertThat(join(withdrawn)).isTrue();
    plug.open();

    assertThat(join(first)).isTrue();
    assertThat(seen.withdrawn).hasValue(1);
    assertThat(seen.faults).hasOnlyElementsOfType(ServiceFault.Overloaded.class).hasSize(2);
  }

  @Test
  void seesHeavyCommandInItsLane() {
    var _ = path.submit(Adding.to("a").weighing(101));

    assertThat(seen.batches).containsExactly(new Batch(LaneKind.HEAVY, 1, 101, here()));
  }

  private void requireOverloaded() {
    assertThatThrownBy(() -> done("a", 1)).isInstanceOf(ServiceFault.Overloaded.class);
  }

  private static boolean join(Thread thread) {
    try {
      return thread.join(LONG);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private static List<WritePathObserver.Origin> here() {
    return List.of(new Named(Thread.currentThread().getName()));
  }

  private void done(String tally, int weight) {
    assertThat(path.submit(Adding.to(tally).weighing(weight))).isInstanceOf(Reply.Done.class);
  }

  private void awaitWaiting(int commands) {
    while (path.waiting(LaneKind.MAIN) < commands) {
      Thread.onSpinWait();
    }
  }
}
