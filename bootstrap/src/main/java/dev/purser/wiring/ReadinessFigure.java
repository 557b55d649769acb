package dev.purser.wiring;

import dev.purser.observation.shared.PolledFigures;
import dev.purser.web.shared.Readiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the service can serve, as a figure and for the health of the management port. */
final class ReadinessFigure implements PolledFigures, HealthIndicator {
  private final Readiness readiness;
  private volatile boolean ready;

  ReadinessFigure(Readiness readiness, MeterRegistry registry) {
    this.readiness = readiness;
    Gauge.builder("purser.ready", this, figure -> figure.ready ? 1 : 0)
        .description("1: this instance could serve when it looked last; 0: it could not.")
        .register(registry);
  }

  @Override
  public void read() {
    ready = readiness.reasonsNotReady().isEmpty();
  }

  @Override
  public Health health() {
    List<String> reasons = readiness.reasonsNotReady();
    return reasons.isEmpty()
        ? Health.up().build()
        : Health.outOfService().withDetail("reasons", reasons).build();
  }
}
