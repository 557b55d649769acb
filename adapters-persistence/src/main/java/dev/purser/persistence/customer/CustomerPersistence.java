package dev.purser.persistence.customer;

import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.customer.Passwords;
import dev.purser.persistence.shared.Sql;
import jakarta.persistence.EntityManager;
import org.mapstruct.factory.Mappers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerPersistence {
  @Bean
  CustomerFeature.Ports customerPorts(
      CustomerRepository repository, EntityManager entities, Passwords passwords, Sql sql) {
    var rows = Mappers.getMapper(CustomerRows.class);
    return new CustomerFeature.Ports(
        new JpaCustomers(repository, entities, rows, sql),
        passwords,
        new SqlCredentials(sql),
        new RandomSecrets(),
        new SqlSessions(sql),
        new SqlMachineClients(sql),
        new SqlExternalIdentities(sql),
        new JpaFormerCustomers(repository, entities, rows),
        new SqlCustomerSearch(sql),
        new JpaProfiles(entities, Mappers.getMapper(ProfileRows.class)));
  }

  @Bean
  Passwords passwords() {
    return new Argon2Passwords();
  }
}
