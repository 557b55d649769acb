package dev.purser.application.customer;

import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;

/** Where a customer stands in any order of a list. */
public record CustomerPosition(String emailFolded, CustomerId id) {
  public static CustomerPosition of(Customer customer) {
    return new CustomerPosition(customer.email().folded(), customer.id());
  }
}
