package dev.purser.application.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.MachineClientId;
import dev.purser.domain.shared.Role;

final class IdentifyingMachines implements IdentifyMachine {
  private final MachineClients clients;
  private final Secrets secrets;
  private final Surroundings surroundings;

  IdentifyingMachines(MachineClients clients, Secrets secrets, Surroundings surroundings) {
    this.clients = clients;
    this.secrets = secrets;
    this.surroundings = surroundings;
  }

  @Override
  public Actor identify(MachineClientId id, String secret) {
    var shown = secrets.hash(secret);
    var accepted =
        surroundings
            .transactions()
            .read(() ->
                clients
                    .find(id)
                    .filter(client -> client.accepts(shown, surroundings.now()))
                    .isPresent());
    if (!accepted) {
      throw new AccessDenied.Unauthenticated("The client or its secret is wrong.");
    }
    return new Actor(id.value().toString(), Role.SERVICE);
  }
}
