package dev.purser.application.shared;

import java.time.Instant;
import java.util.UUID;

/**
 * Told of everybody who signs up, in the same transaction. It is how a feature gives newcomers what
 * they need (an account, say) without the customers knowing of it.
 */
public interface NewOwners {
  void arrived(UUID owner, Instant now);
}
