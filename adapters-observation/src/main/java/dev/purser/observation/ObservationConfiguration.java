package dev.purser.observation;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module. Needs a {@code MeterRegistry}, {@code DatabaseVitals} and a {@code
 * TraceSettings}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ObservationConfiguration {}
