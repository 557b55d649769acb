package dev.purser.application.shared.writepath;

import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Something that moves value. It carries the ids of all that it may create, so that it can be
 * decided again and come to the same, and reads neither clock nor database.
 *
 * @param <O> what it comes to when accepted
 */
public interface Command<O> extends Footprint {

  /** The id of this submission, version 7: tells one's own key row from another call's. */
  UUID id();

  /** The name of the operation, the scope of its keys. */
  String operation();

  Call call();

  OutcomeType<O> outcomeType();

  /** The id of what it creates or changes, by which an outcome no longer kept is read again. */
  UUID resource();

  /** About how many rows it touches; closes batches. */
  int weight();

  /**
   * What it is likely to lock, as far as it is known before anything is read: commands that share
   * one of these are not put into two batches at once. A hint for speed; locks give the safety.
   */
  Collection<?> claims();

  /**
   * Decides. Pure: the same working set and instant give the same decision.
   *
   * @throws RefusedException for a reason that applies to all of it and hides all others
   */
  Decision<O> decide(WorkingSet loaded, Instant now);

  /**
   * Whether its actor may be told what an earlier call with its key came to: whoever has lost a
   * right since then may not. Sees what the command has named as its needs.
   */
  default boolean mayTell(WorkingSet loaded, O outcome) {
    return true;
  }

  /**
   * What of it an outcome tells as refused, though the command was accepted: of several things, for
   * one, or of one that ends when it is refused.
   */
  default List<LocatedRefusal> refusalsIn(O outcome) {
    return List.of();
  }

  /**
   * The outcome with these in the place of its refusals, in their order, and what tells of them
   * among what the command changes.
   */
  default Decision.Accepted<O> telling(O outcome, List<LocatedRefusal> refusals) {
    return new Decision.Accepted<>(outcome, new Changes());
  }

  default IdempotencyKey key() {
    return new IdempotencyKey(call().actor().caller(), operation(), call().key());
  }
}
