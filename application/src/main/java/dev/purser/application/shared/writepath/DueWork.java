package dev.purser.application.shared.writepath;

import dev.purser.application.shared.ServiceFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works off what is due, page after page, everything of a page at once, so that the commands of a
 * page share transactions. Meant for work that is done under deterministic keys: any number of
 * instances may do the same work at the same time, and what one of them leaves undone another finds
 * again.
 *
 * <p>What fails for a reason of its own keeps nothing else from being done; when the database or
 * the service is in trouble, the rest waits for the next time.
 */
public final class DueWork<T> {
  /** How many are worked on at the same time; a good batch of commands. */
  static final int PAGE = 250;

  /** How many pages are worked off in one go; what is left is still due the next time. */
  static final int MAX_PAGES = 400;

  private final Pages<T> pages;

  private DueWork(Pages<T> pages) {
    this.pages = pages;
  }

  /** What is due, in an order that stays. */
  @FunctionalInterface
  public interface Pages<T> {
    /**
     * The next ones.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<T> next(@Nullable T after, int limit);
  }

  public static <T> DueWork<T> inPages(Pages<T> pages) {
    return new DueWork<>(pages);
  }

  /**
   * Does the work for all that is due.
   *
   * @param goOn asked before each page
   * @throws RuntimeException the first failure, after everything else that could be done
   */
  public void workOff(BooleanSupplier goOn, Consumer<T> work) {
    @Nullable T last = null;
    @Nullable RuntimeException failure = null;
    for (var page = 0; page < MAX_PAGES && goOn.getAsBoolean(); page++) {
      var due = pages.next(last, PAGE);
      var failed = allAtOnce(due, work);
      failure = failure == null ? failed : failure;
      if (due.size() < PAGE || isTroubleForAll(failed)) {
        break;
      }
      last = due.getLast();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** What kept something from being done; trouble for all before that of one alone. */
  private static <T> @Nullable RuntimeException allAtOnce(List<T> due, Consumer<T> work) {
    var running = new ArrayList<Future<?>>(due.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(one -> running.add(threads.submit(() -> work.accept(one))));
    }
    @Nullable RuntimeException first = null;
    for (var ended : running) {
      if (ended.state() == Future.State.FAILED) {
        var failure = failure(ended.exceptionNow());
        first = first == null || isTroubleForAll(failure) ? failure : first;
      }
    }
    return first;
  }

  private static RuntimeException failure(Throwable thrown) {
    return thrown instanceof RuntimeException known ? known : new ServiceFault.Unexpected(thrown);
  }

  private static boolean isTroubleForAll(@Nullable RuntimeException failure) {
    return failure instanceof ServiceFault && !(failure instanceof ServiceFault.Unexpected);
  }
}
