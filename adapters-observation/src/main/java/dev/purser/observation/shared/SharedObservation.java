package dev.purser.observation.shared;

import dev.purser.application.shared.Backups;
import dev.purser.application.shared.DatabaseVitals;
import dev.purser.application.shared.InvariantSchedule;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.writepath.LaneKind;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.application.shared.writepath.WritePathObserver;
import dev.purser.application.shared.writepath.WritePathSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class SharedObservation {
  @Bean
  WritePathObserver writePathObserver(MeterRegistry registry, OpenTelemetry telemetry) {
    return new ObservedWritePath(
        new WritePathFigures(registry),
        new BatchSpans(telemetry.getTracer("dev.purser.writepath")),
        System::nanoTime);
  }

  @Bean
  MeterBinder writePathLoad(WritePath path) {
    return registry -> {
      for (var lane : LaneKind.values()) {
        Gauge.builder("purser.write.queue.commands", path, waiting -> waiting.waiting(lane))
            .description("Commands that wait for their batch.")
            .tag("lane", lane.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
      Gauge.builder("purser.write.open.commands", path, WritePath::open)
          .description("Commands that wait or are under way.")
          .register(registry);
      Gauge.builder("purser.write.open.commands.max", path, WritePath::maxOpen)
          .description("Commands that may wait or be under way; more are refused as overload.")
          .register(registry);
    };
  }

  /** In front of the others. */
  @Bean
  @Primary
  InvariantFigures invariantFigures(
      @Qualifier("invariants") Invariants invariants,
      InvariantSchedule schedule,
      MeterRegistry registry) {
    return new InvariantFigures(invariants, schedule, InstantSource.system(), registry);
  }

  @Bean
  PolledFigures backupFigures(Backups backups, MeterRegistry registry) {
    return new BackupFigures(backups, InstantSource.system(), registry);
  }

  @Bean
  PolledFigures servingFigure(Serving serving, MeterRegistry registry) {
    return new ServingFigure(serving, registry);
  }

  @Bean
  PolledFigures databaseFigures(DatabaseVitals database, MeterRegistry registry) {
    return new DatabaseFigures(database, System::nanoTime, registry);
  }

  @Bean
  FiguresTimer figuresTimer(List<PolledFigures> figures) {
    return new FiguresTimer(figures);
  }

  @Bean(destroyMethod = "close")
  Telemetry telemetry(TraceSettings settings, WritePathSettings limits) {
    return Telemetry.of(settings, limits.largestBatch());
  }

  @Bean
  OpenTelemetry openTelemetry(Telemetry telemetry) {
    return telemetry.api();
  }
}
