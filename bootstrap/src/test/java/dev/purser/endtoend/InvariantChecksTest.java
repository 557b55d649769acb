package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody looks whether the books are right though nobody asks, and everybody is told. */
class InvariantChecksTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BROKEN = "purser_invariants_broken";
  private static final String AGE = "purser_invariants_age_seconds";

  private static final String JOBS =
      """
      SELECT count(*)
      FROM scheduled_tasks
      WHERE task_name IN ('check-all-invariants', 'check-recent-invariants')
      """;

  /** As if its time of the day had come. */
  private static final String IT_IS_TIME =
      """
      UPDATE scheduled_tasks
      SET execution_time = now()
      WHERE task_name = '%s' AND NOT picked
      """;

  private static final String RAISE_BALANCES =
      """
      UPDATE accounts
      SET posted = posted + %d
      """;

  private static final String TIME_OF =
      """
      SELECT to_char(execution_time AT TIME ZONE 'UTC', '%s')
      FROM scheduled_tasks
      WHERE task_name = '%s'
      """;

  @Test
  void aBreakIsFoundAndToldByEveryInstanceUntilItIsMended() {
    try (var database = TestDatabase.fresh();
        var checking = start(database, Map.of("PURSER_JOBS", "on"))) {
      var _ = new Shop(checking.client()).buyer(100);
      Waiting.until(PATIENCE, () -> Sql.number(database, JOBS) == 2);

      Sql.change(database, RAISE_BALANCES.formatted(1));
      Sql.change(database, IT_IS_TIME.formatted("check-all-invariants"));
      Waiting.until(PATIENCE, () -> checking.figures().of(BROKEN) > 0);
      assertThat(checking.figures().of(AGE)).isLessThan(PATIENCE.toSeconds());

      try (var other = start(database, Map.of("PURSER_JOBS", "off"))) {
        Waiting.until(PATIENCE, () -> other.figures().of(BROKEN) > 0);

        Sql.change(database, RAISE_BALANCES.formatted(-1));
        Sql.change(database, IT_IS_TIME.formatted("check-all-invariants"));

        Waiting.until(PATIENCE, () -> checking.figures().of(BROKEN) == 0);
        Waiting.until(PATIENCE, () -> other.figures().of(BROKEN) == 0);
      }
    }
  }

  @Test
  void nobodyLooksWhereThatIsOff() {
    try (var database = TestDatabase.fresh()) {
      try (var _ = start(database, Map.of("PURSER_INVARIANT_CHECKS", "04:30"))) {
        Waiting.until(PATIENCE, () -> Sql.number(database, JOBS) == 2);
        assertThat(timesOfChecks(database)).containsExactly("04:30", ":00");
      }

      try (var service = start(database, Map.of("PURSER_INVARIANT_CHECKS", "off"))) {
        Waiting.until(PATIENCE, () -> Sql.number(database, JOBS) == 0);
        assertThat(service.figures().samples())
            .noneMatch(sample -> sample.name().equals(AGE))
            .anyMatch(sample -> sample.name().equals(BROKEN));
      }
    }
  }

  /** When everything is checked next, and at which minute what is recent, in UTC. */
  private static List<String> timesOfChecks(TestDatabase database) {
    return List.of(
        Sql.text(database, TIME_OF.formatted("HH24:MI", "check-all-invariants")),
        Sql.text(database, TIME_OF.formatted(":MI", "check-recent-invariants")));
  }

  private static RunningService start(TestDatabase database, Map<String, String> settings) {
    return RunningService.on(ServiceRole.in(database), settings);
  }
}
