package dev.purser.application.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.MachineClient;
import dev.purser.domain.customer.MachineClientId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets programs call the service, and shuts them out.
 *
 * @see AccessDenied all of it is for whoever may manage machine clients
 */
public interface ManageMachineClients {
  /** A new client with a secret that is told now and never again. */
  Reply<Introduced> create(Actor actor, String name);

  /**
   * Another secret for a client, told now and never again.
   *
   * @param overlap how long the secret that it has now is good, too; 0 to 7 days
   */
  Reply<Introduced> rotate(Actor actor, MachineClientId id, Duration overlap);

  /** Shuts a client out for good. Access tokens that it has last for their few minutes. */
  Reply<MachineClient> disable(Actor actor, MachineClientId id, Precondition precondition);

  Optional<MachineClient> find(Actor actor, MachineClientId id);

  /** The clients in the order in which they were created. */
  Page<MachineClient, MachineClientId> list(
      Actor actor, @Nullable MachineClientId after, int limit);

  /** A client and its secret. */
  record Introduced(MachineClient client, String secret) {
    @Override
    public String toString() {
      return "Introduced[" + client.id() + "]";
    }
  }
}
