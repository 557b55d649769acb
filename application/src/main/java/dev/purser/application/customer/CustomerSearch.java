package dev.purser.application.customer;

import dev.purser.application.shared.Slice;
import dev.purser.domain.customer.Customer;
import java.util.List;

/** Finds customers by what is known of them. */
public interface CustomerSearch {
  /** The slice of those who are wanted, in their order. */
  List<Customer> list(WantedCustomers wanted, Slice<CustomerPosition> slice);

  /** How many are wanted. */
  long count(WantedCustomers wanted);
}
