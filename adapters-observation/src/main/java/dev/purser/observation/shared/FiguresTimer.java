package dev.purser.observation.shared;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has figures read from time to time that would be too dear to read whenever somebody looks. */
final class FiguresTimer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FiguresTimer.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private final List<PolledFigures> all;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("figures").daemon().factory());
  private volatile boolean running;

  FiguresTimer(List<PolledFigures> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void start() {
    running = true;
    var _ =
        timer.scheduleWithFixedDelay(
            this::read, FIRST.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
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

  private void read() {
    for (var figures : all) {
      try {
        figures.read();
      } catch (RuntimeException failed) {
        LOG.warn("figures were not read this time", failed);
      }
    }
  }
}
