package dev.purser.application.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.ExternalPerson;
import dev.purser.domain.shared.Role;

/** Persons whom an OpenID provider vouches for. */
public interface IdentifyPerson {
  /**
   * The person as an actor. Whoever comes for the first time becomes a customer; a customer with
   * the same verified address is taken for the same person.
   *
   * @param role what the provider says they may do
   * @throws AccessDenied.Unauthenticated when they come for the first time and the provider tells
   *     no verified address, or when they were deleted here
   */
  Actor identify(ExternalPerson person, Role role);
}
