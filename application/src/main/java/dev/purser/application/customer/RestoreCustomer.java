package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;

/**
 * Takes back that a customer was deleted: by whoever has {@link Right#MANAGE_CUSTOMERS}. Refused
 * with {@code restore-period-over} when it is too late, and with {@code email-taken} when somebody
 * else has the address by now. Who is not deleted, or is erased, is not found.
 */
public interface RestoreCustomer {
  Reply<Customer> restore(Actor actor, CustomerId customer);
}
