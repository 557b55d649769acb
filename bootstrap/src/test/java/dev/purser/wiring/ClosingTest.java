package dev.purser.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.wiring.Closing.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void goesFromLoadBalancersOverRequestsAndJobsToTheWritePath() {
    var closing = new Closing(recorded());

    closing.upTo(Step.WRITE_PATH);

    assertThat(done)
        .containsExactly(
            "READINESS",
            "LISTENER",
            "REQUESTS",
            "CONNECTIONS",
            "JOBS",
            "HOUSEKEEPING",
            "QUOTES",
            "WRITE_PATH");
  }

  @Test
  void takesEachStepOnceThoughItIsAskedInPartsAndAgain() {
    var closing = new Closing(recorded());

    closing.upTo(Step.READINESS);
    var before = List.copyOf(done);
    closing.upTo(Step.WRITE_PATH);
    closing.upTo(Step.WRITE_PATH);

    assertThat(before).containsExactly("READINESS");
    assertThat(done).hasSameSizeAs(Step.values()).doesNotHaveDuplicates();
  }

  @Test
  void goesOnAfterAStepThatFails() {
    var steps = recorded();
    steps.put(
        Step.JOBS,
        () -> {
          throw new IllegalStateException("the schedule is away");
        });
    var closing = new Closing(steps);

    closing.upTo(Step.WRITE_PATH);

    assertThat(done).endsWith("CONNECTIONS", "HOUSEKEEPING", "QUOTES", "WRITE_PATH");
    assertThat(closing.protocol())
        .matches("readiness \\d+ ms, listener .*, jobs \\d+ ms, .*, write path \\d+ ms");
  }

  @Test
  void knowsWhatToDoInEveryStep() {
    var incomplete = recorded();
    incomplete.remove(Step.QUOTES);

    assertThatThrownBy(() -> new Closing(incomplete)).hasMessageContaining("missing");
  }

  private Map<Step, Runnable> recorded() {
    var steps = new EnumMap<Step, Runnable>(Step.class);
    for (var step : Step.values()) {
      steps.put(step, () -> done.add(step.name()));
    }
    return steps;
  }
}
