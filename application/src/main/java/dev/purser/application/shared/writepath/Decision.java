package dev.purser.application.shared.writepath;

import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;

/** What a command comes to, over what was loaded for it. */
public sealed interface Decision<O> {

  /** It happens: the outcome is kept under its key, and the changes are written with it. */
  record Accepted<O>(O outcome, Changes changes) implements Decision<O> {}

  /** It does not happen, for all of these reasons; only the key and this answer are kept. */
  record Refused<O>(List<LocatedRefusal> refusals) implements Decision<O> {
    public Refused {
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }
  }

  /** What it names does not exist for the actor; nothing is kept. */
  record NotFound<O>() implements Decision<O> {}

  /** What it names is not in the version that its actor has seen; nothing is kept. */
  record Stale<O>() implements Decision<O> {}
}
