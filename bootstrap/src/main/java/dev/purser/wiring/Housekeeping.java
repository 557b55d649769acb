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

/**
 * Forgets old answers and sessions once an hour, in small transactions. Any number of instances may
 * do so.
 */
class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofMinutes(1);

  /** Longer than a step takes. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

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

  void start() {
    running = true;
    var _ =
        timer.scheduleWithFixedDelay(
            this::forget, FIRST.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets the step that is under way come to its end. */
  void stop() {
    running = false;
    timer.shutdown();
    try {
      if (!timer.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("housekeeping has not finished within {}", STOP_PATIENCE);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
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
