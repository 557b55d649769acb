package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.MachineClient;
import dev.purser.domain.customer.MachineClientId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

final class ManagingMachineClients implements ManageMachineClients {
  private final MachineClients clients;
  private final Secrets secrets;
  private final Surroundings surroundings;

  ManagingMachineClients(MachineClients clients, Secrets secrets, Surroundings surroundings) {
    this.clients = clients;
    this.secrets = secrets;
    this.surroundings = surroundings;
  }

  @Override
  public Reply<Introduced> create(Actor actor, String name) {
    actor.require(Right.MANAGE_MACHINE_CLIENTS);
    var id = new MachineClientId(surroundings.ids().next());
    var secret = secrets.draw();
    return surroundings
        .writes()
        .write(
            actor,
            "create-machine-client",
            ManagingMachineClients::id,
            () -> {
              var client = MachineClient.create(id, name, secrets.hash(secret), now());
              clients.add(client);
              return new Reply.Done<>(new Introduced(client, secret), false);
            });
  }

  @Override
  public Reply<Introduced> rotate(Actor actor, MachineClientId id, Duration overlap) {
    actor.require(Right.MANAGE_MACHINE_CLIENTS);
    var secret = secrets.draw();
    var hash = secrets.hash(secret);
    return surroundings
        .writes()
        .write(
            actor,
            "rotate-machine-client",
            ManagingMachineClients::id,
            () ->
                change(
                    id,
                    Precondition.ANY,
                    client -> client.rotate(hash, overlap, now()),
                    client -> new Introduced(client, secret)));
  }

  @Override
  public Reply<MachineClient> disable(Actor actor, MachineClientId id, Precondition precondition) {
    actor.require(Right.MANAGE_MACHINE_CLIENTS);
    return surroundings
        .writes()
        .write(
            actor,
            "disable-machine-client",
            client -> client.id().value(),
            () -> change(id, precondition, client -> client.disable(now()), Function.identity()));
  }

  @Override
  public Optional<MachineClient> find(Actor actor, MachineClientId id) {
    actor.require(Right.MANAGE_MACHINE_CLIENTS);
    return surroundings.transactions().read(() -> clients.find(id));
  }

  @Override
  public Page<MachineClient, MachineClientId> list(
      Actor actor, @Nullable MachineClientId after, int limit) {
    actor.require(Right.MANAGE_MACHINE_CLIENTS);
    var more = surroundings.transactions().read(() -> clients.list(after, Page.limitAndOne(limit)));
    return Page.of(more, limit, MachineClient::id);
  }

  /** Disabled clients are as good as gone. */
  private <O> Reply<O> change(
      MachineClientId id,
      Precondition precondition,
      UnaryOperator<MachineClient> transition,
      Function<MachineClient, O> outcome) {
    var found = clients.find(id).filter(client -> !client.isDisabled());
    if (found.isEmpty()) {
      return new Reply.NotFound<>();
    }
    var client = found.get();
    if (!precondition.isMetBy(client.version())) {
      return new Reply.Stale<>();
    }
    var changed = transition.apply(client);
    clients.update(changed);
    return new Reply.Done<>(outcome.apply(changed), false);
  }

  private Instant now() {
    return surroundings.now();
  }

  private static UUID id(Introduced introduced) {
    return introduced.client().id().value();
  }
}
