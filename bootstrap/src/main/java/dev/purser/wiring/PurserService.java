package dev.purser.wiring;

import dev.purser.demo.DemoWiring;
import dev.purser.observation.ObservationConfiguration;
import dev.purser.persistence.PersistenceConfiguration;
import dev.purser.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The service: both adapters, and the application between them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  PersistenceConfiguration.class,
  WebConfiguration.class,
  ObservationConfiguration.class,
  ApplicationWiring.class,
  CustomerWiring.class,
  OrderingWiring.class,
  InputPorts.class,
  Housekeeping.class,
  JobWiring.class,
  SchemaGate.class,
  DatabaseReadiness.class,
  ServiceLife.class,
  ObservationWiring.class,
  DemoWiring.class
})
public class PurserService {}
