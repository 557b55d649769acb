package dev.purser.wiring;

import dev.purser.application.shared.writepath.AnswerRetention;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets old answers once an hour, in small transactions. Any number of instances may do so. */
class Housekeeping implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofMinutes(1);

  /** A limit per hour, so that a backlog never becomes a burst. */
  private static final int MAX_STEPS = 1_000;

  private final AnswerRetention retention;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());
  private volatile boolean running;

  Housekeeping(AnswerRetention retention) {
    this.retention = retention;
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
    try {
      for (var step = 0; step < MAX_STEPS && running && retention.forgetSome(); step++) {
        LOG.debug("forgot answers older than {}", AnswerRetention.KEPT);
      }
    } catch (RuntimeException failed) {
      LOG.warn("old answers were not forgotten this time", failed);
    }
  }
}
