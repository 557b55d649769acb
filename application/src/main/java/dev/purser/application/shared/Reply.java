package dev.purser.application.shared;

import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;

/**
 * The answer to a command. Nobody can take the outcome without saying what happens when there is
 * none.
 */
public sealed interface Reply<O> {

  /**
   * Done, durably.
   *
   * @param replayed whether an earlier call with the same key did it
   */
  record Done<O>(O outcome, boolean replayed) implements Reply<O> {}

  /**
   * Not done, for these reasons, of which there is at least one; nothing has changed.
   *
   * @param replayed whether an earlier call with the same key was refused so
   */
  record Refused<O>(List<LocatedRefusal> refusals, boolean replayed) implements Reply<O> {}

  /** What the command names does not exist or is not the actor's to see; nothing has changed. */
  record NotFound<O>() implements Reply<O> {}

  /** The resource is not in the version that the actor has changed; nothing has changed. */
  record Stale<O>() implements Reply<O> {}

  /** The key belongs to another request; nothing has changed. */
  record KeyReused<O>() implements Reply<O> {}

  /** A call with the same key has not ended yet; ask again. */
  record InProgress<O>() implements Reply<O> {}
}
