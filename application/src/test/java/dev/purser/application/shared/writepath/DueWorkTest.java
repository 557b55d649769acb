package dev.purser.application.shared.writepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.ServiceFault;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DueWorkTest {
  private static final int TWO_PAGES_AND_SOME = 2 * DueWork.PAGE + 7;

  private final Queue<Integer> done = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pages = new AtomicInteger();

  @Test
  void worksOffPageAfterPageAndEverythingOnce() {
    workOff(TWO_PAGES_AND_SOME, done::add);

    assertThat(done).hasSize(TWO_PAGES_AND_SOME).doesNotHaveDuplicates();
    assertThat(pages).hasValue(3);
  }

  @Test
  void looksOnceMoreAfterAFullPageAndEndsWithAnEmptyOne() {
    workOff(DueWork.PAGE, done::add);

    assertThat(done).hasSize(DueWork.PAGE);
    assertThat(pages).hasValue(2);
  }

  @Test
  void worksOnAllOfAPageAtOnce() {
    var together = new CyclicBarrier(DueWork.PAGE);

    workOff(
        DueWork.PAGE,
        one -> {
          try {
            var _ = together.await(30, TimeUnit.SECONDS);
            done.add(one);
          } catch (Exception alone) {
            throw new IllegalStateException(alone);
          }
        });

    assertThat(done).hasSize(DueWork.PAGE);
  }

  @Test
  void goesOnAfterWhatFailsForAReasonOfItsOwnAndTellsTheFirst() {
    var reason = new IllegalStateException("no such luck");

    assertThatThrownBy(() ->
            workOff(
                TWO_PAGES_AND_SOME,
                one -> {
                  if (one == 3) {
                    throw new ServiceFault.Unexpected(reason);
                  }
                  done.add(one);
                }))
        .hasRootCause(reason);

    assertThat(done).hasSize(TWO_PAGES_AND_SOME - 1).doesNotContain(3);
  }

  @Test
  void leavesTheOtherPagesWhenTheServiceIsInTrouble() {
    var trouble = new ServiceFault.Unavailable("the database is gone");

    assertThatThrownBy(() ->
            workOff(
                TWO_PAGES_AND_SOME,
                one -> {
                  if (one == 3) {
                    throw new ServiceFault.Unexpected(new IllegalStateException());
                  }
                  throw trouble;
                }))
        .isSameAs(trouble);

    assertThat(pages).hasValue(1);
  }

  @Test
  void stopsBeforeThePageWhenAskedTo() {
    DueWork.<Integer>inPages(this::page).workOff(() -> pages.get() < 1, done::add);

    assertThat(done).hasSize(DueWork.PAGE);
  }

  @Test
  void endsAfterSoManyPagesHoweverMuchIsDue() {
    DueWork.<Integer>inPages((_, limit) -> page(0, limit)).workOff(() -> true, _ -> {});

    assertThat(pages).hasValue(DueWork.MAX_PAGES);
  }

  private void workOff(int due, Consumer<Integer> work) {
    DueWork.<Integer>inPages((after, limit) -> until(due, after, limit)).workOff(() -> true, work);
  }

  private List<Integer> until(int due, Integer after, int limit) {
    return page(after, limit).stream().filter(one -> one < due).toList();
  }

  private List<Integer> page(Integer after, int limit) {
    pages.incrementAndGet();
    var first = after == null ? 0 : after + 1;
    return IntStream.range(first, first + limit).boxed().toList();
  }
}
