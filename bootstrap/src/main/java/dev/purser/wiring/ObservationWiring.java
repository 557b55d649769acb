package dev.purser.wiring;

import dev.purser.observation.shared.Serving;
import dev.purser.web.shared.Readiness;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told of the service beyond what its modules tell themselves. */
@Configuration(proxyBeanMethods = false)
class ObservationWiring {
  @Bean
  JobFigures jobFigures(MeterRegistry registry) {
    return new JobFigures(registry);
  }

  @Bean
  Serving serving(Readiness readiness) {
    return () -> readiness.reasonsNotReady().isEmpty();
  }

  /** By this name in the health of the management port. */
  @Bean
  HealthIndicator service(Readiness readiness) {
    return () -> {
      var reasons = readiness.reasonsNotReady();
      return reasons.isEmpty()
          ? Health.up().build()
          : Health.outOfService().withDetail("reasons", reasons).build();
    };
  }
}
