package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedInvariantQueriesTest {
  private static final InvariantReport REPORT = new InvariantReport(Moments.NOON, List.of());

  private final AtomicInteger checks = new AtomicInteger();

  @Test
  void letThoseWhoAskAtTheSameTimeShareOneCheck() throws Exception {
    var running = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var queries =
        InvariantQueries.over(scope -> {
          checks.incrementAndGet();
          running.countDown();
          await(finish);
          return REPORT;
        });

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> check(queries));
      await(running);
      var others = IntStream.range(0, 100).mapToObj(n -> new Asking(queries)).toList();
      others.forEach(Asking::awaitWaiting);
      finish.countDown();

      assertThat(first.get()).isSameAs(REPORT);
      assertThat(others).extracting(Asking::report).containsOnly(REPORT);
    }
    assertThat(checks).hasValue(1);
  }

  @Test
  void checkAgainForThoseWhoAskLater() {
    var queries =
        InvariantQueries.over(scope -> {
          checks.incrementAndGet();
          return REPORT;
        });

    assertThat(check(queries)).isSameAs(REPORT);
    assertThat(check(queries)).isSameAs(REPORT);

    assertThat(checks).hasValue(2);
  }

  @Test
  void sayThatCheckWasNotToBeHad() {
    var queries =
        InvariantQueries.over(scope -> {
          throw new TransactionFault.TimedOut(new IllegalStateException("too slow"));
        });

    assertThatThrownBy(() -> check(queries)).isInstanceOf(ServiceFault.Unavailable.class);
    assertThatThrownBy(() -> check(queries)).isInstanceOf(ServiceFault.Unavailable.class);
  }

  private static InvariantReport check(InvariantQueries queries) {
    return queries.check(Actor.SYSTEM, InvariantScope.FULL);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  /** Somebody who asks on a thread of their own. */
  private static final class Asking {
    private volatile InvariantReport report;
    private final Thread thread;

    Asking(InvariantQueries queries) {
      thread = Thread.startVirtualThread(() -> report = check(queries));
    }

    void awaitWaiting() {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.yield();
      }
    }

    InvariantReport report() {
      try {
        thread.join();
      } catch (InterruptedException stop) {
        throw new AssertionError(stop);
      }
      return report;
    }
  }
}
