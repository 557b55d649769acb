package dev.purser.benchmarks.stage;

import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who signs in with a password again and again, one time after the other. */
public final class SignIns implements AutoCloseable {
  public static final int PER_SECOND = 4;

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger done = new AtomicInteger();
  private final long startedAt = System.nanoTime();
  private final ScheduledFuture<?> series;

  private SignIns(Access access, InetSocketAddress service) {
    this.series =
        thread.scheduleAtFixedRate(
            () -> signIn(access, service),
            0,
            TimeUnit.SECONDS.toMicros(1) / PER_SECOND,
            TimeUnit.MICROSECONDS);
  }

  public static SignIns start(Access access, InetSocketAddress service) {
    return new SignIns(access, service);
  }

  /** How many there were a second: fewer than wanted when each takes too long. */
  public double perSecond() {
    return (double) done.get() * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - startedAt);
  }

  /** Ends the series; one that could not sign in ends the run. */
  @Override
  public void close() {
    series.cancel(false);
    thread.close();
    if (series.state() == Future.State.FAILED) {
      throw new IllegalStateException("somebody could not sign in", series.exceptionNow());
    }
  }

  private void signIn(Access access, InetSocketAddress service) {
    if (!access.administrator(service).isEmpty()) {
      done.incrementAndGet();
    }
  }
}
