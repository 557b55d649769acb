package dev.purser.persistence.customer;

import dev.purser.application.customer.Customers;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Customers through JPA. */
final class JpaCustomers implements Customers {
  private static final String LOCK =
      """
      SELECT id
      FROM customers
      WHERE role = ? AND deleted_at IS NULL
      ORDER BY id
      FOR NO KEY UPDATE
      """;

  private final CustomerRepository repository;
  private final EntityManager entities;
  private final CustomerRows rows;
  private final Sql sql;

  JpaCustomers(CustomerRepository repository, EntityManager entities, CustomerRows rows, Sql sql) {
    this.repository = repository;
    this.entities = entities;
    this.rows = rows;
    this.sql = sql;
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
    rows.update(inVersionBefore(entities, changed), changed);
    entities.flush();
  }

  /** The row of somebody who was changed once, as it was before. */
  static CustomerEntity inVersionBefore(EntityManager entities, Customer changed) {
    var entity = entities.find(CustomerEntity.class, changed.id().value());
    if (entity == null || !Objects.equals(entity.version, changed.version() - 1)) {
      throw new OptimisticLockException("the customer is in another version");
    }
    return entity;
  }

  @Override
  public Map<CustomerId, Customer> find(Collection<CustomerId> ids) {
    var found =
        repository.findByIdInAndDeletedAtIsNull(ids.stream().map(CustomerId::value).toList());
    return found.stream()
        .map(rows::toCustomer)
        .collect(Collectors.toMap(Customer::id, Function.identity()));
  }

  @Override
  public Optional<Customer> findByEmail(EmailAddress email) {
    return repository.findByEmailFoldedAndDeletedAtIsNull(email.folded()).map(rows::toCustomer);
  }

  @Override
  public boolean hasEmail(EmailAddress email) {
    return repository.existsByEmailFoldedAndDeletedAtIsNull(email.folded());
  }

  @Override
  public Set<CustomerId> lock(Role role) {
    return new HashSet<>(
        sql.query(LOCK, row -> new CustomerId(Columns.uuid(row, "id")), Parameter.of(role.name())));
  }
}
