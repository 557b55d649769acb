package dev.purser.application.customer;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.MachineClient;
import dev.purser.domain.customer.MachineClientId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Machine clients in memory. */
public final class InMemoryMachineClients implements MachineClients {
  private final InMemoryStore.Table<MachineClientId, MachineClient> clients;

  public InMemoryMachineClients(InMemoryStore store) {
    this.clients = store.table("machine clients");
  }

  @Override
  public void add(MachineClient client) {
    clients.insert(client.id(), client);
  }

  @Override
  public Optional<MachineClient> find(MachineClientId id) {
    return clients.find(id);
  }

  @Override
  public void update(MachineClient changed) {
    var before = clients.find(changed.id());
    if (before.isEmpty() || before.get().version() != changed.version() - 1) {
      throw new TransactionFault.Overtaken(new IllegalStateException("in another version"));
    }
    clients.update(changed.id(), changed);
  }

  @Override
  public List<MachineClient> list(@Nullable MachineClientId after, int limit) {
    return clients
        .values()
        .filter(c -> after == null || c.id().value().compareTo(after.value()) > 0)
        .sorted(Comparator.comparing(c -> c.id().value()))
        .limit(limit)
        .toList();
  }
}
