package dev.purser.persistence.shared;

import dev.purser.application.shared.AuditLog;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.DatabaseVitals;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.StatementLimits;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class SharedPersistence {
  /** How long the contended lane waits for one row before it turns to others. */
  private static final Duration QUEUEING = Duration.ofMillis(100);

  /**
   * Static, as it is needed before everything else, and lazy, as Spring warns of beans that exist
   * before that.
   */
  @Bean
  @ConditionalOnBean(DatabasePasswords.class)
  static BeanPostProcessor rotatingLogins(@Lazy DatabasePasswords passwords) {
    return new RotatingLoginsOfPool(passwords);
  }

  /** Static for the same reason. */
  @Bean
  static BeanPostProcessor tracedStatements(ObjectProvider<OpenTelemetry> telemetry) {
    return new TracedStatements(telemetry);
  }

  @Bean
  static BeanPostProcessor demotedServers() {
    return new DemotedServers();
  }

  @Bean
  Sql sql(JdbcTemplate jdbc) {
    return new Sql(jdbc);
  }

  @Bean
  RowLocks rowLocks(Sql sql) {
    return new RowLocks(sql, QUEUEING);
  }

  /** Where nobody measures, what is counted goes nowhere. */
  @Bean
  Transactions transactions(
      PlatformTransactionManager manager, Sql sql, ObjectProvider<MeterRegistry> registry) {
    var meter = new FaultMeter(registry.getIfAvailable(CompositeMeterRegistry::new));
    return new SpringTransactions(manager, sql, meter);
  }

  @Bean
  Clock clock(Sql sql) {
    return new SqlClock(sql);
  }

  @Bean
  DatabaseVitals databaseVitals(Sql sql, Transactions transactions) {
    return new SqlDatabaseVitals(sql, transactions);
  }

  @Bean
  Ids ids() {
    return new TimeOrderedIds();
  }

  @Bean
  AuditLog auditLog(Sql sql) {
    return new SqlAuditLog(sql);
  }

  @Bean
  IdempotencyRecords idempotencyRecords(Sql sql, List<StoredValues> features) {
    return new SqlIdempotencyRecords(sql, new AnswerJson(features));
  }

  @Bean
  StatementLimits statementLimits(Sql sql) {
    return new SqlStatementLimits(sql);
  }

  @Bean
  Invariants invariants(Sql sql, Transactions transactions, List<FeatureInvariants> features) {
    var all = features.stream().flatMap(feature -> feature.all().stream()).toList();
    return new SqlInvariants(sql, transactions, all);
  }
}
