package dev.purser.application.customer;

import dev.purser.domain.customer.Customer;
import dev.purser.domain.shared.Role;
import java.util.Set;

/** Keeps the service from being left without an administrator. */
record Administrators(Customers customers) {

  /**
   * Whether nobody else living administers the service. All of them are locked before they are
   * counted, so that two who depose each other at the same moment are told apart.
   */
  boolean isLast(Customer customer) {
    return customer.role() == Role.ADMIN
        && customers.lock(Role.ADMIN).equals(Set.of(customer.id()));
  }
}
