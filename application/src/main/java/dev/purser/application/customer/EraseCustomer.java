package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;

/**
 * Removes what tells who a deleted customer was, for ever: by whoever has {@link
 * Right#MANAGE_CUSTOMERS}, once they can no longer be restored; before that refused with {@code
 * restore-period-running}. What was booked stays. The person goes first and what other features
 * keep of them next, in small transactions; when that is cut short, the same call goes on with it.
 */
public interface EraseCustomer {
  /** Erases, and answers with the tombstone. */
  Reply<Customer> erase(Actor actor, CustomerId customer);
}
