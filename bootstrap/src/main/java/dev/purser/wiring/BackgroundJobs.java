package dev.purser.wiring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Has db-scheduler run the jobs: each by one instance at a time, as the row that it has in the
 * database says. An instance that dies in the middle of a job is found out by its missing
 * heartbeats, and another takes the job over. That a job may for all that run twice at once, as
 * after a long pause of one instance, does no harm: what it changes, it changes under keys.
 *
 * <p>Once it is to stop, it begins nothing more and lets what runs come to an end of its page.
 */
class BackgroundJobs {
  private static final Duration LOOK_FOR_DUE_JOBS = Duration.ofSeconds(1);

  /** An instance that has missed {@link #MISSED_HEARTBEATS} of these is taken for dead. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private static final int MISSED_HEARTBEATS = 4;

  /** Longer than a page of work takes. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(8);

  private final JobSettings settings;
  private final DataSource database;
  private final DatabaseTime time;
  private final List<BackgroundJob> jobs;
  private final SchemaGate schema;
  private final JobTroubles troubles = new JobTroubles(System::nanoTime);
  private @Nullable Scheduler scheduler;
  private boolean wanted;

  BackgroundJobs(
      JobSettings settings,
      SchemaGate schema,
      DataSource database,
      DatabaseTime time,
      List<BackgroundJob> jobs) {
    this.settings = settings;
    this.schema = schema;
    this.database = database;
    this.time = time;
    this.jobs = jobs;
  }

  void start() {
    if (settings.on()) {
      want();
      schema.whenCurrent(this::startScheduler);
    }
  }

  private synchronized void want() {
    wanted = true;
  }

  /** Unless it was stopped while it waited for the schema. */
  private synchronized void startScheduler() {
    if (wanted) {
      var started =
          Scheduler.create(database)
              .startTasks(jobs.stream().map(this::task).toList())
              .schedulerName(new SchedulerName.Fixed("purser-" + UUID.randomUUID()))
              .clock(time::now)
              .threads(jobs.size())
              .pollingInterval(LOOK_FOR_DUE_JOBS)
              .heartbeatInterval(HEARTBEAT)
              .missedHeartbeatsLimit(MISSED_HEARTBEATS)
              .shutdownMaxWait(STOP_PATIENCE)
              .addSchedulerListener(troubles)
              .build();
      started.start();
      scheduler = started;
    }
  }

  synchronized void stop() {
    wanted = false;
    var running = scheduler;
    if (running != null) {
      running.stop();
      scheduler = null;
    }
  }

  private RecurringTask<Void> task(BackgroundJob job) {
    return Tasks.recurring(job.name(), job.schedule()).execute((_, context) -> run(job, context));
  }

  private void run(BackgroundJob job, ExecutionContext context) {
    try {
      job.work().accept(() -> !context.getSchedulerState().isShuttingDown());
      troubles.worked();
    } catch (RuntimeException failed) {
      troubles.failed(job.name(), failed);
      throw failed;
    }
  }
}
