package dev.purser.persistence.customer;

import dev.purser.application.customer.FormerCustomers;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/** The customers who are deleted, through JPA. */
final class JpaFormerCustomers implements FormerCustomers {
  private final CustomerRepository repository;
  private final EntityManager entities;
  private final CustomerRows rows;

  JpaFormerCustomers(CustomerRepository repository, EntityManager entities, CustomerRows rows) {
    this.repository = repository;
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  public Optional<Customer> find(CustomerId customer) {
    return repository
        .findByIdAndDeletedAtIsNotNullAndErasedAtIsNull(customer.value())
        .map(rows::toCustomer);
  }

  @Override
  public Optional<Customer> findErased(CustomerId customer) {
    return repository.findByIdAndErasedAtIsNotNull(customer.value()).map(rows::toCustomer);
  }

  @Override
  public void erase(Customer tombstone, Instant now) {
    var entity = JpaCustomers.inVersionBefore(entities, tombstone);
    rows.update(entity, tombstone);
    entity.passwordHash = null;
    entity.erasedAt = now;
    entities.flush();
  }
}
