package dev.purser.observation.shared;

import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantSchedule;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.InvariantStanding;
import dev.purser.application.shared.InvariantStanding.Check;
import dev.purser.application.shared.Invariants;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the last checks of the invariants found, told by every instance alike: it is read from the
 * database, so that it is also known to those which have not checked, and after a restart. An
 * instance that has just checked reads it at once.
 */
final class InvariantFigures implements Invariants, PolledFigures {
  private static final Logger LOG = LoggerFactory.getLogger(InvariantFigures.class);
  private static final double MILLIS = 1_000;

  private final Invariants invariants;
  private final InstantSource clock;
  private volatile @Nullable InvariantStanding last;

  InvariantFigures(
      Invariants invariants,
      InvariantSchedule schedule,
      InstantSource clock,
      MeterRegistry registry) {
    this.invariants = invariants;
    this.clock = clock;
    Gauge.builder("purser.invariants.broken", this, told -> told.of(InvariantStanding::broken))
        .description("Invariants that are broken, as the last checks of this database found.")
        .register(registry);
    Gauge.builder("purser.invariants.checked", this, told -> told.of(InvariantFigures::checked))
        .description("When the invariants were last checked, in seconds since 1970.")
        .baseUnit("seconds")
        .register(registry);
    if (schedule.isOn()) {
      Gauge.builder("purser.invariants.age", this, told -> told.of(told::age))
          .description("How long ago everything was last checked; infinite if it never was.")
          .baseUnit("seconds")
          .register(registry);
    }
  }

  @Override
  public InvariantReport check(InvariantScope scope) {
    var report = invariants.check(scope);
    read();
    return report;
  }

  @Override
  public InvariantStanding standing() {
    return invariants.standing();
  }

  /** What was read before stands when it is not to be had. */
  @Override
  public void read() {
    try {
      last = invariants.standing();
    } catch (RuntimeException away) {
      LOG.debug("the database does not tell what checks of the invariants found", away);
    }
  }

  /** Not a number until it is known for the first time. */
  private double of(ToDoubleFunction<InvariantStanding> value) {
    var standing = last;
    return standing == null ? Double.NaN : value.applyAsDouble(standing);
  }

  private static double checked(InvariantStanding standing) {
    return standing.checkedAt().map(Instant::toEpochMilli).orElse(0L) / MILLIS;
  }

  private double age(InvariantStanding standing) {
    return standing
        .full()
        .map(Check::checkedAt)
        .map(at -> Duration.between(at, clock.instant()).toMillis() / MILLIS)
        .orElse(Double.POSITIVE_INFINITY);
  }
}
