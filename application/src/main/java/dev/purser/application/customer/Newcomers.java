package dev.purser.application.customer;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.NewOwners;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes persons in, whichever way they come. */
record Newcomers(Customers customers, NewOwners newOwners, Clock clock) {
  /**
   * Who is to come.
   *
   * @param password null for somebody who does not sign in here
   */
  record Newcomer(
      CustomerId id, EmailAddress email, String name, Role role, @Nullable PasswordHash password) {}

  /** Whether somebody living has the address. */
  boolean isTaken(EmailAddress email) {
    return customers.hasEmail(email);
  }

  /** The person as a customer; nothing when somebody living has the address. */
  Optional<Customer> welcome(Newcomer newcomer) {
    if (isTaken(newcomer.email())) {
      return Optional.empty();
    }
    var now = clock.now();
    var customer =
        Customer.signedUp(newcomer.id(), newcomer.email(), newcomer.name(), newcomer.role(), now);
    customers.add(customer, newcomer.password());
    newOwners.arrived(newcomer.id().value(), now);
    return Optional.of(customer);
  }
}
