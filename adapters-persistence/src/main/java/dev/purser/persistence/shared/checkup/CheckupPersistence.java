package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.StatementLimits;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.checkup.Checkup;
import dev.purser.application.shared.checkup.Structures;
import dev.purser.persistence.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CheckupPersistence {
  @Bean
  Checkup checkup(Sql sql, Transactions transactions, StatementLimits limits) {
    return new SqlCheckup(sql, transactions, limits);
  }

  @Bean
  Structures structures(Sql sql, Transactions transactions) {
    return new SqlStructures(sql, transactions);
  }
}
