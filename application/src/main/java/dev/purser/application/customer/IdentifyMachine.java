package dev.purser.application.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.MachineClientId;

/** Machine clients prove who they are. */
public interface IdentifyMachine {
  /**
   * The client as an actor.
   *
   * @throws AccessDenied.Unauthenticated when the secret is not (or no longer) the client's, or
   *     there is no such client that may call
   */
  Actor identify(MachineClientId id, String secret);
}
