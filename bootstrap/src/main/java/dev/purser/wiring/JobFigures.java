package dev.purser.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts how often background jobs looked for work on this instance, and how often that failed. */
final class JobFigures {
  private final MeterRegistry registry;

  JobFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The same job, whose runs are counted. */
  BackgroundJob counted(BackgroundJob job) {
    var worked = counter(job.name(), "worked");
    var failed = counter(job.name(), "failed");
    return new BackgroundJob(
        job.name(),
        job.schedule(),
        goOn -> {
          try {
            job.work().accept(goOn);
            worked.increment();
          } catch (RuntimeException fault) {
            failed.increment();
            throw fault;
          }
        });
  }

  private Counter counter(String job, String result) {
    return Counter.builder("purser.job.runs")
        .description("Runs of background jobs on this instance, by what came of them.")
        .tag("task", job)
        .tag("result", result)
        .register(registry);
  }
}
