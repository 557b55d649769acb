package dev.purser.wiring;

import dev.purser.web.shared.Readiness;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told of the service beyond what its modules tell themselves. */
@Configuration(proxyBeanMethods = false)
class ObservationWiring {
  @Bean
  JobFigures jobFigures(MeterRegistry registry) {
    return new JobFigures(registry);
  }

  /** By this name in the health of the management port. */
  @Bean("service")
  ReadinessFigure readinessFigure(Readiness readiness, MeterRegistry registry) {
    return new ReadinessFigure(readiness, registry);
  }
}
