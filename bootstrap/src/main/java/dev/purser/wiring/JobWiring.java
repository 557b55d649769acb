package dev.purser.wiring;

import dev.purser.application.credit.ExpireHolds;
import dev.purser.application.credit.ExpireLots;
import dev.purser.application.credit.RunScheduledTransfers;
import dev.purser.application.ordering.ExpireOrders;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Transactions;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background jobs, each the name of a use case that works off what is due. */
@Configuration(proxyBeanMethods = false)
class JobWiring {
  @Bean
  BackgroundJobs backgroundJobs(
      JobSettings settings,
      SchemaGate schema,
      DataSource database,
      Transactions transactions,
      Clock clock,
      JobFigures figures,
      RunScheduledTransfers runScheduledTransfers,
      ExpireLots expireLots,
      ExpireHolds expireHolds,
      ExpireOrders expireOrders) {
    return new BackgroundJobs(
        settings,
        schema,
        database,
        new DatabaseTime(() -> transactions.read(clock::now), System::nanoTime),
        List.of(
            figures.counted("run-scheduled-transfers", runScheduledTransfers::runDue),
            figures.counted("expire-lots", expireLots::expireDue),
            figures.counted("expire-holds", expireHolds::expireDue),
            figures.counted("expire-orders", expireOrders::expireDue)));
  }
}
