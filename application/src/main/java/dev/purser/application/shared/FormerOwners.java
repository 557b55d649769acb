package dev.purser.application.shared;

import java.time.Instant;
import java.util.UUID;

/**
 * Told of everybody who is deleted or restored, in the same transaction: how a feature takes from
 * them what only the living have, without the customers knowing of it.
 */
public interface FormerOwners {
  void left(UUID owner, Instant now);

  void cameBack(UUID owner);
}
