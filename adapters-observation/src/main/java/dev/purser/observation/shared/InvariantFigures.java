package dev.purser.observation.shared;

import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Invariants;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The invariants, whose last check is remembered for whoever watches. A check of what is recent
 * that finds nothing says nothing of the rest, and so takes back no finding.
 */
final class InvariantFigures implements Invariants {
  private static final double MILLIS = 1_000;

  private final Invariants invariants;
  private final AtomicReference<@Nullable InvariantReport> last = new AtomicReference<>();

  InvariantFigures(Invariants invariants, MeterRegistry registry) {
    this.invariants = invariants;
    Gauge.builder("purser.invariants.broken", last, InvariantFigures::broken)
        .description("Invariants that the last check on this instance found broken.")
        .register(registry);
    Gauge.builder("purser.invariants.checked", last, InvariantFigures::checked)
        .description(
            "When this instance last checked everything or found something, in seconds since 1970.")
        .baseUnit("seconds")
        .register(registry);
  }

  @Override
  public InvariantReport check(InvariantScope scope) {
    var report = invariants.check(scope);
    if (scope == InvariantScope.FULL || !report.holds()) {
      last.set(report);
    }
    return report;
  }

  private static double broken(AtomicReference<@Nullable InvariantReport> last) {
    var report = last.get();
    return report == null
        ? 0
        : report.findings().stream().filter(finding -> !finding.holds()).count();
  }

  private static double checked(AtomicReference<@Nullable InvariantReport> last) {
    var report = last.get();
    return report == null ? 0 : report.checkedAt().toEpochMilli() / MILLIS;
  }
}
