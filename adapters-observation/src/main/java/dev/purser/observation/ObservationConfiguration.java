package dev.purser.observation;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module. Needs a {@code MeterRegistry}, the ports that it watches, {@code
 * InvariantSchedule}, {@code Serving}, {@code TraceSettings} and {@code WritePathSettings}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ObservationConfiguration {}
