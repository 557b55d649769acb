package dev.purser.application.shared.writepath;

import static dev.purser.application.shared.writepath.Engine.pending;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.writepath.BatchQueue.Batch;
import dev.purser.application.shared.writepath.BatchQueue.Grouping;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
  private static final int WEIGHT = 10;

  private final BatchQueue queue = new BatchQueue(WEIGHT, Grouping.ALL);

  @Test
  void givesEverythingThatWaitsInOneBatch() throws Exception {
    var first = put(Adding.to("a"));
    var second = put(Adding.to("b"));

    assertThat(queue.take().commands()).containsExactly(first, second);
  }

  @Test
  void closesBatchByWeight() throws Exception {
    var first = put(Adding.to("a").weighing(6));
    var second = put(Adding.to("b").weighing(4));
    var third = put(Adding.to("c").weighing(1));

    assertThat(queue.take().commands()).containsExactly(first, second);
    assertThat(queue.take().commands()).containsExactly(third);
  }

  @Test
  void givesCommandThatIsTooHeavyAlone() throws Exception {
    var heavy = put(Adding.to("a").weighing(WEIGHT + 1));
    var light = put(Adding.to("b"));

    assertThat(queue.take().commands()).containsExactly(heavy);
    assertThat(queue.take().commands()).containsExactly(light);
  }

  @Test
  void leavesOutThoseWhoHaveWithdrawn() throws Exception {
    var withdrawn = put(Adding.to("a"));
    var other = put(Adding.to("b"));

    assertThat(withdrawn.withdraw()).isTrue();

    assertThat(queue.take().commands()).containsExactly(other);
    assertThat(other.withdraw()).isFalse();
  }

  @Test
  void keepsThoseBehindWhoClaimWhatBatchUnderWayClaims() throws Exception {
    var running = put(Adding.to("a").claiming("a", "b"));
    var batch = queue.take();
    var behind = put(Adding.to("b").claiming("b"));
    var free = put(Adding.to("c").claiming("c"));

    assertThat(batch.commands()).containsExactly(running);
    assertThat(queue.take().commands()).containsExactly(free);
    queue.done(batch);
    assertThat(queue.take().commands()).containsExactly(behind);
  }

  @Test
  void keepsTheOrderOfThoseWhoStayBehind() throws Exception {
    put(Adding.to("a").claiming("a"));
    var batch = queue.take();
    var one = put(Adding.to("a").claiming("a"));
    var two = put(Adding.to("a").claiming("a"));
    var free = put(Adding.to("b").claiming("b"));
    var between = queue.take();

    queue.done(batch);

    assertThat(between.commands()).containsExactly(free);
    assertThat(queue.take().commands()).containsExactly(one, two);
  }

  @Test
  void givesThoseTogetherWhoClaimTheSameOfNobodyElse() throws Exception {
    var one = put(Adding.to("a").claiming("a"));
    var two = put(Adding.to("a").claiming("a"));

    assertThat(queue.take().commands()).containsExactly(one, two);
  }

  @Test
  void givesAllThatWaitsAtOnceWhateverItClaimsOrWeighs() throws Exception {
    put(Adding.to("a").claiming("a"));
    var batch = queue.take();
    var behind = put(Adding.to("b").claiming("a"));
    var heavy = put(Adding.to("c").weighing(WEIGHT + 1));
    var withdrawn = put(Adding.to("d"));
    assertThat(withdrawn.withdraw()).isTrue();

    assertThat(queue.takeAll()).containsExactly(behind, heavy);
    assertThat(queue.takeAll()).isEmpty();

    queue.done(batch);
    var next = put(Adding.to("e"));
    assertThat(queue.take().commands()).containsExactly(next);
  }

  @Test
  void groupsThoseWhoWaitForTheSameRow() throws Exception {
    var contended = new BatchQueue(WEIGHT, Grouping.SAME_ROW);
    var onA = missed(contended, "a");
    var onB = missed(contended, "b");
    var onAToo = missed(contended, "a");

    assertThat(contended.take().commands()).containsExactly(onA, onAToo);
    assertThat(contended.take().commands()).containsExactly(onB);
  }

  @Test
  void wakesTakerWhenSomethingComes() {
    var taken = taking();

    var late = put(Adding.to("a"));

    assertThat(taken.join().commands()).containsExactly(late);
  }

  @Test
  void givesWhatIsLeftWhenItIsClosedAndThenNothing() throws Exception {
    var last = put(Adding.to("a"));

    queue.close();

    assertThat(queue.take().commands()).containsExactly(last);
    assertThat(queue.take().commands()).isEmpty();
  }

  @Test
  void sendsWaitingTakersHomeWhenItIsClosed() {
    var taken = taking();

    queue.close();

    assertThat(taken.join().commands()).isEmpty();
  }

  private CompletableFuture<Batch> taking() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return queue.take();
          } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
          }
        },
        Thread::startVirtualThread);
  }

  @CanIgnoreReturnValue
  private Pending<Tally> put(Adding command) {
    var pending = pending(command);
    queue.put(pending);
    return pending;
  }

  private static Pending<Tally> missed(BatchQueue contended, String row) {
    var pending = pending(Adding.to(row));
    assertThat(pending.take()).isTrue();
    pending.putBack(row, 0);
    contended.put(pending);
    return pending;
  }
}
