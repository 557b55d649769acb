package dev.purser.persistence.shared;

import io.opentelemetry.api.OpenTelemetry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Has statements traced where anything is traced; else the pool stays as it is. */
final class TracedStatements implements BeanPostProcessor {
  private final ObjectProvider<OpenTelemetry> telemetry;

  TracedStatements(ObjectProvider<OpenTelemetry> telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof DataSource pool)) {
      return bean;
    }
    var api = telemetry.getIfAvailable(OpenTelemetry::noop);
    return api.equals(OpenTelemetry.noop())
        ? bean
        : new TracedDataSource(pool, new StatementSpans(api.getTracer("dev.purser.persistence")));
  }
}
