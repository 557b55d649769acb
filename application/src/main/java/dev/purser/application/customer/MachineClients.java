package dev.purser.application.customer;

import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.MachineClient;
import dev.purser.domain.customer.MachineClientId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The machine clients, disabled ones included. */
public interface MachineClients {
  void add(MachineClient client);

  Optional<MachineClient> find(MachineClientId id);

  /**
   * Writes one that was found and changed once.
   *
   * @throws TransactionFault.Conflict unless it is still in the version before
   */
  void update(MachineClient changed);

  /** Those after the id, in the order of their ids, at most {@code limit}. */
  List<MachineClient> list(@Nullable MachineClientId after, int limit);
}
