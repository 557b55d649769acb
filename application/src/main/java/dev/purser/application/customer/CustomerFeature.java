package dev.purser.application.customer;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.NewOwners;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;

/** The use cases of customers, over the ports that they need. */
public record CustomerFeature(SignUp signUp, CustomerQueries queries) {

  public static CustomerFeature over(
      Customers customers,
      Passwords passwords,
      NewOwners newOwners,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return new CustomerFeature(
        new SigningUp(customers, passwords, newOwners, writes, clock, ids),
        new StoredCustomers(customers, transactions));
  }
}
