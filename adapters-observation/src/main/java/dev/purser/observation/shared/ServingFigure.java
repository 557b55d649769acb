package dev.purser.observation.shared;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Whether the service could serve when it looked last. */
final class ServingFigure implements PolledFigures {
  private final Serving serving;
  private volatile boolean ready;

  ServingFigure(Serving serving, MeterRegistry registry) {
    this.serving = serving;
    Gauge.builder("purser.ready", this, figure -> figure.ready ? 1 : 0)
        .description("1: this instance could serve when it looked last; 0: it could not.")
        .register(registry);
  }

  @Override
  public void read() {
    ready = serving.isPossible();
  }
}
