package dev.purser.observation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.writepath.LaneKind;
import dev.purser.application.shared.writepath.WritePathObserver;
import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WritePathFiguresTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final WritePathFigures figures = new WritePathFigures(registry);

  private record Short() implements Refusal {
    @Override
    public String code() {
      return "short";
    }

    @Override
    public String explanation() {
      return "Too short.";
    }

    @Override
    public Figures figures() {
      return Figures.of("least", 3);
    }
  }

  @Test
  void timesCallsByOperationAndByWhatCameOfThem() {
    figures.answered("buy", new Reply.Done<>("it", false), TimeUnit.MILLISECONDS.toNanos(3));
    figures.answered("buy", new Reply.Done<>("it", true), 1);
    figures.answered("buy", new Reply.NotFound<>(), 1);
    figures.answered("buy", new Reply.Stale<>(), 1);
    figures.answered("buy", new Reply.KeyReused<>(), 1);
    figures.answered("buy", new Reply.InProgress<>(), 1);
    figures.failed("buy", new ServiceFault.Overloaded(), 1);
    figures.failed("buy", new ServiceFault.Unavailable("away"), 1);
    figures.failed("buy", new ServiceFault.OutcomeUnknown(new IllegalStateException()), 1);
    figures.failed("sell", new ServiceFault.Unexpected(new IllegalStateException()), 1);

    assertThat(List.of("done", "replayed", "not-found", "stale", "key-reused", "in-progress"))
        .allMatch(result -> calls("buy", result) == 1);
    assertThat(List.of("overloaded", "unavailable", "outcome-unknown"))
        .allMatch(result -> calls("buy", result) == 1);
    assertThat(calls("sell", "unexpected")).isEqualTo(1);
    var done = registry.get("purser.write.calls").tag("result", "done").timer();
    assertThat(done.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
  }

  @Test
  void countsEveryReasonOfARefusalOnceHoweverOftenItIsRepeated() {
    var reasons =
        List.of(new LocatedRefusal("a", new Short()), new LocatedRefusal("b", new Short()));

    figures.answered("buy", new Reply.Refused<>(reasons, false), 1);
    figures.answered("buy", new Reply.Refused<>(reasons, true), 1);

    var refusals = registry.get("purser.write.refusals").tag("code", "short").counter();
    assertThat(refusals.count()).isEqualTo(2);
    assertThat(calls("buy", "refused")).isEqualTo(1);
    assertThat(calls("buy", "replayed")).isEqualTo(1);
  }

  @Test
  void tellsLanesApart() {
    figures.began(LaneKind.MAIN, 3, 12);
    figures.began(LaneKind.HEAVY, 1, 5_000);
    figures.waited(LaneKind.CONTENDED, TimeUnit.SECONDS.toNanos(2));
    figures.ended(LaneKind.MAIN, TimeUnit.MILLISECONDS.toNanos(7));

    assertThat(registry.get("purser.write.batch.commands").tag("lane", "main").summary().max())
        .isEqualTo(3);
    assertThat(registry.get("purser.write.batch.weight").tag("lane", "heavy").summary().max())
        .isEqualTo(5_000);
    var wait = registry.get("purser.write.queue.wait").tag("lane", "contended").timer();
    assertThat(wait.totalTime(TimeUnit.SECONDS)).isEqualTo(2);
    var batch = registry.get("purser.write.batch.duration").tag("lane", "main").timer();
    assertThat(batch.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
  }

  @Test
  void hasASeriesForEveryReasonOfARollbackFromTheStart() {
    figures.rolledBack("deadlock");

    assertThat(WritePathObserver.reasons())
        .allMatch(reason ->
            registry.find("purser.write.rollbacks").tag("reason", reason).counter() != null);
    assertThat(registry.get("purser.write.rollbacks").tag("reason", "deadlock").counter().count())
        .isEqualTo(1);
  }

  private long calls(String operation, String result) {
    return registry
        .get("purser.write.calls")
        .tags("operation", operation, "result", result)
        .timer()
        .count();
  }
}
