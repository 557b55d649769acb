package dev.purser.wiring;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.Stopwatch;
import dev.purser.application.shared.TransactionFault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log what keeps jobs from being done, and not at every try: that the database is away
 * once until they work again, and what else a job fails with once an hour.
 */
final class JobTroubles extends AbstractSchedulerListener {
  private static final Logger LOG = LoggerFactory.getLogger(JobTroubles.class);
  private static final long REMIND_NANOS = Duration.ofHours(1).toNanos();

  private final Stopwatch stopwatch;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  JobTroubles(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** A job went through. */
  void worked() {
    if (waiting.compareAndSet(true, false)) {
      LOG.info("background jobs work again");
    }
  }

  /** A job failed, as it may do again soon. */
  void failed(String job, RuntimeException cause) {
    if (isOfTheDatabase(cause)) {
      await(cause.toString());
    } else if (isNews(job)) {
      LOG.error("the background job {} fails", job, cause);
    }
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType type) {
    switch (type) {
      case UNEXPECTED_ERROR, FAILED_HEARTBEAT -> await("their schedule cannot be read or written");
      default -> {
        // Everything else is as it should be, or comes with one of these.
      }
    }
  }

  private void await(String reason) {
    if (waiting.compareAndSet(false, true)) {
      LOG.warn("background jobs wait for the database: {}", reason);
    }
  }

  private boolean isNews(String job) {
    var now = stopwatch.nanos();
    var last = told.get(job);
    if (last != null && now - last < REMIND_NANOS) {
      return false;
    }
    told.put(job, now);
    return true;
  }

  private static boolean isOfTheDatabase(RuntimeException cause) {
    return cause instanceof TransactionFault
        || (cause instanceof ServiceFault && !(cause instanceof ServiceFault.Unexpected));
  }
}
