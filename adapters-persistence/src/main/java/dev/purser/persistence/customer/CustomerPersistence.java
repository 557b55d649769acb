package dev.purser.persistence.customer;

import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.customer.Customers;
import dev.purser.application.customer.Passwords;
import dev.purser.persistence.shared.Sql;
import jakarta.persistence.EntityManager;
import org.mapstruct.factory.Mappers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerPersistence {
  @Bean
  Customers customers(CustomerRepository repository, EntityManager entities) {
    return new JpaCustomers(repository, entities, Mappers.getMapper(CustomerRows.class));
  }

  @Bean
  CustomerFeature.Ports customerPorts(Customers customers, Passwords passwords, Sql sql) {
    return new CustomerFeature.Ports(
        customers,
        passwords,
        new SqlCredentials(sql),
        new RandomSecrets(),
        new SqlSessions(sql),
        new SqlMachineClients(sql),
        new SqlExternalIdentities(sql));
  }

  @Bean
  Passwords passwords() {
    return new Argon2Passwords();
  }
}
