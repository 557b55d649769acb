package dev.purser.application.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Role;

/**
 * Changes what is known of a customer: by themself, or by whoever has {@link
 * Right#MANAGE_CUSTOMERS}. Refused with {@code email-taken} when another living customer has the
 * address, and with {@code last-admin} when nobody would be left to administer the service.
 */
public interface ChangeCustomer {
  /**
   * Changes what is asked for.
   *
   * @throws AccessDenied.Forbidden to whoever asks for a role without that right
   */
  Reply<Customer> change(
      Actor actor, CustomerId customer, Precondition precondition, Request request);

  /**
   * What is to be different.
   *
   * @param role one that persons can have, which {@link Role#SERVICE} is not
   */
  record Request(Change<EmailAddress> email, Change<String> name, Change<Role> role) {
    public Request {
      if (role.over(Role.CUSTOMER) == Role.SERVICE) {
        throw new IllegalArgumentException("persons are no machine clients");
      }
    }
  }
}
