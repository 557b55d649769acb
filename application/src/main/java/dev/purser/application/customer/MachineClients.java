package dev.purser.application.customer;

import dev.purser.domain.customer.MachineClient;
import dev.purser.domain.customer.MachineClientId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The machine clients, disabled ones included. */
public interface MachineClients {
  void add(MachineClient client);

  Optional<MachineClient> find(MachineClientId id);

  /** Writes a client that was changed, unless it has another version by now: then false. */
  boolean replace(MachineClient client);

  /** Those after the id, in the order of their ids, at most {@code limit}. */
  List<MachineClient> list(@Nullable MachineClientId after, int limit);
}
