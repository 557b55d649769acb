package dev.purser.command;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what was started, the last first, when the process ends or is asked to, as by Ctrl-C. What
 * is just being started is waited for, so that nothing half started is left behind. Who asks a
 * second time ends the process at once.
 */
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  /** Longer than a start takes, unless it hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock starting = new ReentrantLock();
  private final Deque<Runnable> started = new ConcurrentLinkedDeque<>();
  private final Runnable announcement;
  private volatile @Nullable Thread interruptible;
  private volatile boolean ending;

  private Shutdown(Runnable announcement) {
    this.announcement = announcement;
  }

  /** From now on the end of the process is announced and stops what was started by then. */
  static Shutdown announcedBy(Runnable announcement) {
    var shutdown = new Shutdown(announcement);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(shutdown::stop));
    return shutdown;
  }

  /** Starts something that is to be stopped; never returns once the end has begun. */
  <T> T start(Supplier<T> start, Consumer<T> stop) {
    begin();
    try {
      var running = start.get();
      started.push(() -> stop.accept(running));
      return running;
    } finally {
      starting.unlock();
    }
  }

  /** Does what needs all that was started; never returns once the end has begun. */
  void attend(Runnable work) {
    begin();
    try {
      work.run();
    } finally {
      starting.unlock();
    }
  }

  /** The same for work that may be interrupted when the end begins, which need not wait for it. */
  void attendInterruptibly(Runnable work) {
    attend(() -> {
      interruptible = Thread.currentThread();
      try {
        work.run();
      } catch (RuntimeException failed) {
        if (!ending) {
          throw failed;
        }
        LOG.debug("interrupted by the end", failed);
      } finally {
        interruptible = null;
      }
    });
    if (ending) {
      awaitEnd();
    }
  }

  private void begin() {
    starting.lock();
    if (ending) {
      starting.unlock();
      awaitEnd();
    }
  }

  /** Does not return: the process ends as soon as everything is stopped. */
  private static void awaitEnd() {
    new Semaphore(0).acquireUninterruptibly();
  }

  /** Keeps the lock, so that nothing more is started. */
  private void stop() {
    ending = true;
    SecondSignal.endsAtOnce();
    if (!started.isEmpty() || starting.isLocked()) {
      announcement.run();
    }
    var waiting = interruptible;
    if (waiting != null) {
      waiting.interrupt();
    }
    awaitStart();
    started.forEach(Shutdown::attempt);
  }

  private void awaitStart() {
    try {
      if (!starting.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("stopping in the middle of a start, which takes longer than {}", PATIENCE);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(Runnable stop) {
    try {
      stop.run();
    } catch (RuntimeException failed) {
      LOG.warn("not everything was stopped cleanly", failed);
    }
  }
}
