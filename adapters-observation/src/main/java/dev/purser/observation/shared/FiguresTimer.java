package dev.purser.observation.shared;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has figures read from time to time that would be too dear to read whenever somebody looks. Each
 * has a thread of its own, so that those of a database or a disk which does not answer keep nobody
 * from being told about the rest.
 */
final class FiguresTimer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FiguresTimer.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private final List<PolledFigures> all;
  private final ScheduledExecutorService timer;
  private volatile boolean running;

  FiguresTimer(List<PolledFigures> all) {
    this.all = List.copyOf(all);
    this.timer =
        Executors.newScheduledThreadPool(
            all.size(), Thread.ofPlatform().name("figures-", 0).daemon().factory());
  }

  @Override
  public void start() {
    running = true;
    for (var figures : all) {
      var _ =
          timer.scheduleWithFixedDelay(
              () -> read(figures), FIRST.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
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

  private static void read(PolledFigures figures) {
    try {
      figures.read();
    } catch (RuntimeException failed) {
      LOG.warn("figures were not read this time", failed);
    }
  }
}
