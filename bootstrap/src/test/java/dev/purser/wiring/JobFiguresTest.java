package dev.purser.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobFiguresTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final JobFigures figures = new JobFigures(registry);

  @Test
  void countsRunsThatWorkedAndRunsThatFailed() {
    var job =
        counted(goOn -> {
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
    var job = counted(_ -> {});

    assertThat(job.name()).isEqualTo("sweep");
    assertThat(runs("worked")).isZero();
    assertThat(runs("failed")).isZero();
  }

  private BackgroundJob counted(Consumer<BooleanSupplier> work) {
    return figures.counted(new BackgroundJob("sweep", FixedDelay.ofSeconds(1), work));
  }

  private double runs(String result) {
    return registry
        .get("purser.job.runs")
        .tags("task", "sweep", "result", result)
        .counter()
        .count();
  }
}
