package dev.purser.application.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Told of everybody who is erased: how a feature forgets what it keeps of a person, without the
 * customers knowing of it. It may be much, so it goes in steps, each in a transaction of its own.
 */
public interface ErasedOwners {
  /**
   * Forgets some more.
   *
   * @param after where the step before ended; null for the first
   * @return where this one ended; null when nothing is left
   */
  @Nullable UUID forgetSome(UUID owner, @Nullable UUID after);
}
