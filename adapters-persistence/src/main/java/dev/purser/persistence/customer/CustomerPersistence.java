package dev.purser.persistence.customer;

import dev.purser.application.customer.Customers;
import dev.purser.application.customer.Passwords;
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
  Passwords passwords() {
    return new Argon2Passwords();
  }
}
