package dev.purser.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs something in many virtual threads, which all begin at the same moment. */
final class Together {
  private Together() {}

  static <T> List<T> run(int threads, IntFunction<T> work) {
    var begin = new CountDownLatch(1);
    var running = new ArrayList<Future<T>>(threads);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < threads; i++) {
        running.add(executor.submit(after(begin, work, i)));
      }
      begin.countDown();
    }
    return running.stream().map(Together::result).toList();
  }

  /** The same, without waiting for it here. The common pool is left to others. */
  static <T> CompletableFuture<List<T>> start(int threads, IntFunction<T> work) {
    return CompletableFuture.supplyAsync(() -> run(threads, work), Thread::startVirtualThread);
  }

  private static <T> Callable<T> after(CountDownLatch begin, IntFunction<T> work, int number) {
    return () -> {
      begin.await();
      return work.apply(number);
    };
  }

  private static <T> T result(Future<T> ended) {
    try {
      return ended.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("a thread failed: " + failed.getCause(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
