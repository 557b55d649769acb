package dev.purser.persistence.customer;

import dev.purser.application.customer.Customers;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/** Customers through JPA. */
final class JpaCustomers implements Customers {
  private final CustomerRepository repository;
  private final EntityManager entities;
  private final CustomerRows rows;

  JpaCustomers(CustomerRepository repository, EntityManager entities, CustomerRows rows) {
    this.repository = repository;
    this.entities = entities;
    this.rows = rows;
  }

  /** Flushed at once, so that statements of other adapters in the transaction see the row. */
  @Override
  public void add(Customer customer, @Nullable PasswordHash password) {
    entities.persist(rows.toEntity(customer, password));
    entities.flush();
  }

  /** Flushed at once, so that statements of other adapters in the transaction see the row. */
  @Override
  public void update(Customer changed) {
    var entity = entities.find(CustomerEntity.class, changed.id().value());
    if (entity == null || !Objects.equals(entity.version, changed.version() - 1)) {
      throw new OptimisticLockException("the customer is in another version");
    }
    rows.update(entity, changed);
    entities.flush();
  }

  @Override
  public Map<CustomerId, Customer> find(Collection<CustomerId> ids) {
    return repository.findAllById(ids.stream().map(CustomerId::value).toList()).stream()
        .map(rows::toCustomer)
        .collect(Collectors.toMap(Customer::id, Function.identity()));
  }

  @Override
  public Optional<Customer> findByEmail(EmailAddress email) {
    return repository.findByEmailFolded(email.folded()).map(rows::toCustomer);
  }

  @Override
  public boolean hasEmail(EmailAddress email) {
    return repository.existsByEmailFolded(email.folded());
  }

  @Override
  public List<Customer> list(@Nullable CustomerId after, int limit) {
    var found =
        after == null
            ? repository.findAllByOrderById(Limit.of(limit))
            : repository.findByIdGreaterThanOrderById(after.value(), Limit.of(limit));
    return found.stream().map(rows::toCustomer).toList();
  }
}
