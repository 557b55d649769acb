package dev.purser.application.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.CustomerId;

/** Decides who may change what is known of a customer. */
final class Caretakers {
  private Caretakers() {}

  /**
   * Whether the customer is the actor's to change; others do not exist for them.
   *
   * @throws AccessDenied.Forbidden to whoever may see everybody and change nobody
   */
  static boolean mayChange(Actor actor, CustomerId customer) {
    actor.requireKnown();
    if (actor.is(customer.value())) {
      return true;
    }
    if (actor.has(Right.READ_ALL)) {
      actor.require(Right.MANAGE_CUSTOMERS);
    }
    return actor.has(Right.MANAGE_CUSTOMERS);
  }
}
