package dev.purser.application.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.Profile;
import java.util.Optional;

/** Reads customers. */
public interface CustomerQueries {
  Optional<Customer> find(Actor actor, CustomerId id);

  /** The one who asks; nobody when that is no customer but a machine, say. */
  Optional<Customer> self(Actor actor);

  /** Their profile; an empty one in version 0 when it was never written. */
  Optional<Profile> profile(Actor actor, CustomerId id);

  /**
   * Those who are wanted.
   *
   * @throws AccessDenied to whoever may not read everything, or wants who is deleted and may not
   *     manage customers
   */
  Page<Customer, CustomerPosition> list(
      Actor actor, WantedCustomers wanted, Slice<CustomerPosition> slice);
}
