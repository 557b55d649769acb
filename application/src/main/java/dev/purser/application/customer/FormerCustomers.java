package dev.purser.application.customer;

import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** The customers who are deleted. */
public interface FormerCustomers {
  /** Somebody who is deleted and not erased. */
  Optional<Customer> find(CustomerId customer);

  /** Somebody of whom only the tombstone is left. */
  Optional<Customer> findErased(CustomerId customer);

  /** Puts the tombstone in the place of the person, whose ways to prove who they are go, too. */
  void erase(Customer tombstone, Instant now);
}
