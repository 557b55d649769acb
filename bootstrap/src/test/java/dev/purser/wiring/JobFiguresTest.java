package dev.purser.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class JobFiguresTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final JobFigures figures = new JobFigures(registry);

  @Test
  void countsRunsThatWorkedAndRunsThatFailed() {
    var job =
        figures.counted(
            "sweep",
            goOn -> {
              if (!goOn.getAsBoolean()) {
                throw new IllegalStateException("told by a test");
              }
            });

    job.work().accept(() -> true);
    job.work().accept(() -> true);
    assertThatThrownBy(() -> job.work().accept(() -> false))
        .isInstanceOf(IllegalStateException.class);

    assertThat(runs("worked")).isEqualTo(2);
    assertThat(runs("failed")).isEqualTo(1);
  }

  @Test
  void hasBothSeriesBeforeAnythingHasRun() {
    var job = figures.counted("sweep", goOn -> {});

    assertThat(job.name()).isEqualTo("sweep");
    assertThat(runs("worked")).isZero();
    assertThat(runs("failed")).isZero();
  }

  private double runs(String result) {
    return registry
        .get("purser.job.runs")
        .tags("task", "sweep", "result", result)
        .counter()
        .count();
  }
}
