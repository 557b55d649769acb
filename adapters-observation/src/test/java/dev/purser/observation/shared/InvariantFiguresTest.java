package dev.purser.observation.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Invariants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvariantFiguresTest {
  private static final Instant CHECKED = Instant.ofEpochSecond(1_700_000_000);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void remembersHowManyTheLastCheckFoundBroken() {
    var broken = new Finding("one", List.of(Map.of("account", "1")));
    var report = new InvariantReport(CHECKED, List.of(broken, new Finding("other", List.of())));

    var figures = new InvariantFigures(_ -> report, registry);

    assertThat(figures.check(InvariantScope.FULL)).isEqualTo(report);

    assertThat(gauge("purser.invariants.broken")).isEqualTo(1);
    assertThat(gauge("purser.invariants.checked")).isEqualTo(1_700_000_000);
  }

  @Test
  void checkOfWhatIsRecentTellsWhatItFindsAndTakesNothingBack() {
    var holds = new InvariantReport(CHECKED.plusSeconds(1), List.of(new Finding("one", List.of())));
    var broken =
        new InvariantReport(CHECKED, List.of(new Finding("one", List.of(Map.of("sku", "1")))));
    var reports = new ArrayDeque<>(List.of(broken, holds, holds));
    var figures = new InvariantFigures(_ -> reports.remove(), registry);

    var _ = figures.check(InvariantScope.RECENT);
    var _ = figures.check(InvariantScope.RECENT);
    assertThat(gauge("purser.invariants.broken")).isEqualTo(1);
    assertThat(gauge("purser.invariants.checked")).isEqualTo(1_700_000_000);

    var _ = figures.check(InvariantScope.FULL);
    assertThat(gauge("purser.invariants.broken")).isZero();
    assertThat(gauge("purser.invariants.checked")).isEqualTo(1_700_000_001);
  }

  @Test
  void takesACheckThatFailedForNone() {
    Invariants away =
        _ -> {
          throw new IllegalStateException("told by a test");
        };

    var figures = new InvariantFigures(away, registry);

    assertThatThrownBy(() -> figures.check(InvariantScope.RECENT))
        .isInstanceOf(IllegalStateException.class);

    assertThat(gauge("purser.invariants.checked")).isZero();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}
