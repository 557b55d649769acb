package dev.purser.application.customer;

import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customers who are not deleted. */
public interface Customers {
  /**
   * Adds one.
   *
   * @param password null for somebody who cannot sign in yet
   */
  void add(Customer customer, @Nullable PasswordHash password);

  /**
   * Writes one who was found, here or among the {@linkplain FormerCustomers former}, and changed
   * once.
   *
   * @throws TransactionFault.Conflict unless they are still in the version before
   */
  void update(Customer changed);

  Map<CustomerId, Customer> find(Collection<CustomerId> ids);

  /** Whoever has the address, in whatever case. */
  Optional<Customer> findByEmail(EmailAddress email);

  /** Whether somebody has the address, in whatever case. */
  boolean hasEmail(EmailAddress email);

  /** Locks those who have the role until the end of the transaction, and tells who they are. */
  Set<CustomerId> lock(Role role);
}
