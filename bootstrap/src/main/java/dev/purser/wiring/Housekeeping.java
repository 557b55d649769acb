package dev.purser.wiring;

import dev.purser.application.customer.ForgetSessions;
import dev.purser.application.shared.writepath.AnswerRetention;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Forgets old answers and sessions once an hour, in small transactions. Any number of instances may
 * do so.
 */
class Housekeeping implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofMinutes(1);

  /** A limit per hour, so that a backlog never becomes a burst. */
  private static final int MAX_STEPS = 1_000;

  private final AnswerRetention answers;
  private final ForgetSessions sessions;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());
  private volatile boolean running;

  Housekeeping(AnswerRetention answers, ForgetSessions sessions) {
    this.answers = answers;
    this.sessions = sessions;
  }

  @Override
  public void start() {
    running = true;
    var _ =
        timer.scheduleWithFixedDelay(
            this::forget, FIRST.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void forget() {
    forget("answers", answers::forgetSome);
    forget("sessions", sessions::forgetSome);
  }

  private void forget(String old, BooleanSupplier some) {
    try {
      for (var step = 0; step < MAX_STEPS && running && some.getAsBoolean(); step++) {
        LOG.debug("forgot old {}", old);
      }
    } catch (RuntimeException failed) {
      LOG.warn("old {} were not forgotten this time", old, failed);
    }
  }
}
