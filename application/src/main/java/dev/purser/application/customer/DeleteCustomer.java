package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;

/**
 * Deletes a customer: by themself, or by whoever has {@link Right#MANAGE_CUSTOMERS}. Their sessions
 * end, they cannot sign in or order, and their address is free for others; their orders and
 * accounts stay. They can be {@linkplain RestoreCustomer restored} for a while. Refused with {@code
 * last-admin} when nobody would be left to administer the service.
 */
public interface DeleteCustomer {
  Reply<Customer> delete(Actor actor, CustomerId customer, Precondition precondition);
}
