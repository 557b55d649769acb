package dev.purser.observation;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module. Needs a {@code MeterRegistry}, the ports that it watches, {@code
 * InvariantSchedule}, {@code Serving} and {@code TraceSettings}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ObservationConfiguration {}
