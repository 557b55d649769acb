package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.Profile;

/**
 * Puts another profile in the place of a customer's: by themself, or by whoever has {@link
 * Right#MANAGE_CUSTOMERS}. One that was never written is in version 0.
 */
public interface WriteProfile {
  Reply<Profile> write(
      Actor actor, CustomerId customer, Precondition precondition, Profile.Details details);
}
