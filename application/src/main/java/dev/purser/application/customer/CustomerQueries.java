package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads customers. */
public interface CustomerQueries {
  Optional<Customer> find(Actor actor, CustomerId id);

  /** The one who asks; nobody when that is no customer but a machine, say. */
  Optional<Customer> self(Actor actor);

  /**
   * The customers in the order in which they signed up.
   *
   * @param after the position that the page before ended at; null for the first page
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  Page<Customer, CustomerId> list(Actor actor, @Nullable CustomerId after, int limit);
}
