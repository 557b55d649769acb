package dev.purser.wiring;

import dev.purser.application.shared.writepath.Inquiries;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.web.shared.HttpConnections;
import dev.purser.wiring.Closing.Step;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What begins once everything else runs, and how the service ends: in the order of {@link Step},
 * with a limit on each, so that no request is lost that came before the listener was closed. The
 * last to start and the first to stop.
 */
public class ServiceLife implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceLife.class);

  /** What a request needs beside its command. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Duration notice;
  private final BackgroundJobs jobs;
  private final Housekeeping housekeeping;
  private final Closing closing;
  private volatile boolean running;

  ServiceLife(
      DrainSettings drain,
      WritePathSettings limits,
      HttpConnections connections,
      BackgroundJobs jobs,
      Housekeeping housekeeping,
      Inquiries inquiries,
      WritePath writePath) {
    this.notice = drain.notice();
    this.jobs = jobs;
    this.housekeeping = housekeeping;
    var longestRequest = limits.deadline().plus(limits.grace()).plus(MARGIN);
    this.closing =
        new Closing(
            Map.of(
                Step.READINESS, connections::announceEnd,
                Step.LISTENER, connections::closeListener,
                Step.REQUESTS, () -> connections.awaitAnswers(longestRequest),
                Step.CONNECTIONS, connections::close,
                Step.JOBS, jobs::stop,
                Step.HOUSEKEEPING, housekeeping::stop,
                Step.QUOTES, inquiries::close,
                Step.WRITE_PATH, writePath::close));
  }

  @Override
  public void start() {
    running = true;
    jobs.start();
    housekeeping.start();
  }

  /**
   * Tells load balancers to send nothing more, and goes on serving until they had the time to
   * notice. To be called before the service is closed, by whoever has load balancers.
   */
  public void drain() {
    closing.upTo(Step.READINESS);
    if (notice.isPositive()) {
      LOG.info("not ready any more; requests are served for another {} s", notice.toSeconds());
      pause();
    }
  }

  @Override
  public void stop() {
    closing.upTo(Step.WRITE_PATH);
    LOG.info("closed: {}", closing.protocol());
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void pause() {
    try {
      Thread.sleep(notice);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
