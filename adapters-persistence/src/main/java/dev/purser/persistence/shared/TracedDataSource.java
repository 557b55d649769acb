package dev.purser.persistence.shared;

import io.opentelemetry.api.trace.Span;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives whoever is in the midst of a traced piece of work connections whose statements are traced.
 */
final class TracedDataSource extends DelegatingDataSource {
  private final StatementSpans spans;

  TracedDataSource(DataSource pool, StatementSpans spans) {
    super(pool);
    this.spans = spans;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    return Span.current().getSpanContext().isSampled() ? spans.of(connection) : connection;
  }
}
