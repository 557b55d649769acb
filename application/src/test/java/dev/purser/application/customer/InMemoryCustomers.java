package dev.purser.application.customer;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Customers in memory. */
public final class InMemoryCustomers implements Customers {
  private final InMemoryStore.Table<CustomerId, Customer> customers;
  private final InMemoryStore.Table<CustomerId, PasswordHash> passwords;

  public InMemoryCustomers(InMemoryStore store) {
    this.customers = store.table("customers");
    this.passwords = store.table("passwords");
  }

  @Override
  public void add(Customer customer, @Nullable PasswordHash password) {
    customers.unique(!hasEmail(customer.email()), customer.email());
    customers.insert(customer.id(), customer);
    if (password != null) {
      passwords.insert(customer.id(), password);
    }
  }

  @Override
  public void update(Customer changed) {
    var before = customers.find(changed.id());
    if (before.isEmpty() || before.get().version() != changed.version() - 1) {
      throw new TransactionFault.Conflict(new IllegalStateException("in another version"));
    }
    var folded = changed.email().folded();
    customers.unique(
        before.get().email().folded().equals(folded) || !hasEmail(changed.email()), folded);
    customers.update(changed.id(), changed);
  }

  @Override
  public Map<CustomerId, Customer> find(Collection<CustomerId> ids) {
    return customers.findAll(ids);
  }

  /** How these customers sign in. */
  public Credentials credentials() {
    return new PasswordsOfCustomers();
  }

  @Override
  public Optional<Customer> findByEmail(EmailAddress email) {
    return customers.values().filter(c -> c.email().folded().equals(email.folded())).findFirst();
  }

  @Override
  public boolean hasEmail(EmailAddress email) {
    return customers.values().anyMatch(c -> c.email().folded().equals(email.folded()));
  }

  @Override
  public List<Customer> list(@Nullable CustomerId after, int limit) {
    return customers
        .values()
        .filter(c -> after == null || c.id().value().compareTo(after.value()) > 0)
        .sorted(Comparator.comparing(c -> c.id().value()))
        .limit(limit)
        .toList();
  }

  private final class PasswordsOfCustomers implements Credentials {
    @Override
    public Optional<Credential> find(EmailAddress email) {
      return findByEmail(email).flatMap(customer -> find(customer.id()));
    }

    @Override
    public Optional<Credential> find(CustomerId id) {
      return passwords
          .find(id)
          .flatMap(password ->
              customers.find(id).map(customer -> new Credential(id, customer.role(), password)));
    }

    @Override
    public void replace(CustomerId id, PasswordHash password) {
      if (passwords.find(id).isPresent()) {
        passwords.update(id, password);
      } else {
        passwords.insert(id, password);
      }
    }

    @Override
    public boolean anybodyIs(Role role) {
      return customers.values().anyMatch(customer -> customer.role() == role);
    }
  }
}
