package dev.purser.persistence.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.purser.application.catalog.CatalogFeature;
import dev.purser.application.catalog.CatalogKinds;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.JournalVerification;
import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.ordering.BuyerTraces;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.shared.AuditLog;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import dev.purser.application.testing.Ports;
import dev.purser.persistence.PersistenceConfiguration;
import dev.purser.persistence.shared.FeatureInvariants;
import dev.purser.persistence.shared.InvariantQuery;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.StoredValues;
import dev.purser.persistence.shared.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The output ports on a PostgreSQL, as one instance of the service has them. */
public final class PostgresPorts implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Ports ports;

  private PostgresPorts(ConfigurableApplicationContext context) {
    this.context = context;
    this.ports =
        new Ports(
            context.getBean(Transactions.class),
            context.getBean(Clock.class),
            context.getBean(Ids.class),
            context.getBean(AuditLog.class),
            context.getBean(IdempotencyRecords.class),
            context.getBean(Invariants.class),
            context.getBean(CustomerFeature.Ports.class),
            context.getBean(CatalogFeature.Ports.class),
            context.getBean(CatalogKinds.Offers.class),
            context.getBean(InventoryKinds.Ports.class),
            context.getBean(CreditKinds.Ports.class),
            context.getBean(JournalVerification.class),
            context.getBean(OrderingKinds.Ports.class),
            context.getBean(BuyerTraces.class));
  }

  public static PostgresPorts on(TestDatabase database) {
    return on(database, database.jdbcUrl());
  }

  /** Connects to the database by another way than the straight one. */
  public static PostgresPorts on(TestDatabase database, String jdbcUrl) {
    return new PostgresPorts(
        new SpringApplicationBuilder(Configured.class)
            .web(WebApplicationType.NONE)
            .registerShutdownHook(false)
            .properties(
                "spring.datasource.url=" + jdbcUrl,
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "spring.datasource.hikari.maximum-pool-size=8",
                "spring.datasource.hikari.connection-timeout=2000",
                "spring.datasource.hikari.data-source-properties.options="
                    + "-c statement_timeout=3s -c enable_seqscan=off -c jit=off",
                "spring.jpa.open-in-view=false",
                "spring.jpa.database=postgresql",
                "spring.main.banner-mode=off")
            .run());
  }

  public Ports ports() {
    return ports;
  }

  /** The invariants of every feature. */
  public List<InvariantQuery> invariantQueries() {
    return context.getBeansOfType(FeatureInvariants.class).values().stream()
        .flatMap(feature -> feature.all().stream())
        .toList();
  }

  /** How every feature's outcomes are stored. */
  public Collection<StoredValues> storedValues() {
    return context.getBeansOfType(StoredValues.class).values();
  }

  /** Statements in whatever transaction is under way. */
  public Sql sql() {
    return context.getBean(Sql.class);
  }

  public JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }

  /** The connections that this instance shares. */
  public HikariDataSource pool() {
    return context.getBean(HikariDataSource.class);
  }

  /** What this instance has counted. */
  public MeterRegistry meters() {
    return context.getBean(MeterRegistry.class);
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(PersistenceConfiguration.class)
  static class Configured {
    @Bean
    MeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }
  }
}
