package dev.purser.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Counts how often background jobs looked for work on this instance, and how often that failed. */
final class JobFigures {
  private final MeterRegistry registry;

  JobFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The same job, whose runs are counted. */
  BackgroundJob counted(String name, Consumer<BooleanSupplier> work) {
    var worked = counter(name, "worked");
    var failed = counter(name, "failed");
    return new BackgroundJob(
        name,
        goOn -> {
          try {
            work.accept(goOn);
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
