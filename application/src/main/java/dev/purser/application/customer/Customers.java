package dev.purser.application.customer;

import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * Writes one who was found and changed once.
   *
   * @throws TransactionFault.Conflict unless they are still in the version before
   */
  void update(Customer changed);

  Map<CustomerId, Customer> find(Collection<CustomerId> ids);

  /** Whoever has the address, in whatever case. */
  Optional<Customer> findByEmail(EmailAddress email);

  /** Whether somebody has the address, in whatever case. */
  boolean hasEmail(EmailAddress email);

  /** Those after the id, in the order of their ids, at most {@code limit}. */
  List<Customer> list(@Nullable CustomerId after, int limit);
}
