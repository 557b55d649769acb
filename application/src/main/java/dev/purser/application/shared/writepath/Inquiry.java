package dev.purser.application.shared.writepath;

import java.time.Instant;

/**
 * A question that is answered by the rule of a command, over what the command would see: nothing is
 * locked and nothing is written.
 *
 * @param <A> its answer
 */
public interface Inquiry<A> extends Footprint {
  /** Answers. Pure: the same working set and instant give the same answer. */
  A answer(WorkingSet loaded, Instant now);
}
