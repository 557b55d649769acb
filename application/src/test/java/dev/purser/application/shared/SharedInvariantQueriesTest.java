package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(30)
class SharedInvariantQueriesTest {
  private static final InvariantReport REPORT = new InvariantReport(Moments.NOON, List.of());

  private final AtomicInteger checks = new AtomicInteger();

  @Test
  void letThoseWhoAskAtTheSameTimeShareOneCheck() throws Exception {
    var running = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var queries =
        over(scope -> {
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
        over(scope -> {
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
        over(scope -> {
          throw new TransactionFault.TimedOut(new IllegalStateException("too slow"));
        });

    assertThatThrownBy(() -> check(queries)).isInstanceOf(ServiceFault.Unavailable.class);
    assertThatThrownBy(() -> check(queries)).isInstanceOf(ServiceFault.Unavailable.class);
  }

  @Test
  void tellTheLogWhichInvariantsAreBrokenAndNothingOfTheRows() {
    var row = Map.of("customer", "Ottoline");
    var broken = new Finding("one", List.of(row, row));
    var report = new InvariantReport(Moments.NOON, List.of(broken, new Finding("two", List.of())));
    var told = new ListAppender<ILoggingEvent>();
    told.start();
    var log = (Logger) LoggerFactory.getLogger(SharedInvariantQueries.class);
    log.addAppender(told);
    log.setAdditive(false);

    var _ = check(over(_ -> report));
    var _ = check(over(_ -> REPORT));

    log.detachAppender(told);
    log.setAdditive(true);
    assertThat(told.list).hasSize(1);
    assertThat(told.list.getFirst().getLevel()).isEqualTo(Level.ERROR);
    assertThat(told.list.getFirst().getFormattedMessage())
        .endsWith("(FULL): one")
        .doesNotContain("Ottoline");
  }

  private static InvariantQueries over(Function<InvariantScope, InvariantReport> check) {
    return InvariantQueries.over(
        new Invariants() {
          @Override
          public InvariantReport check(InvariantScope scope) {
            return check.apply(scope);
          }

          @Override
          public InvariantStanding standing() {
            throw new UnsupportedOperationException("nobody asks");
          }
        });
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
