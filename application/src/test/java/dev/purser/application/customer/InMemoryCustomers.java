package dev.purser.application.customer;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Customers in memory. */
public final class InMemoryCustomers implements Customers {
  private final InMemoryStore.Table<CustomerId, Customer> customers;

  public InMemoryCustomers(InMemoryStore store) {
    this.customers = store.table("customers");
  }

  @Override
  public void add(Customer customer, @Nullable PasswordHash password) {
    customers.unique(!hasEmail(customer.email()), customer.email());
    customers.insert(customer.id(), customer);
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
}
