package dev.purser.application.shared.writepath;

import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.util.List;

/**
 * A question that is answered by the rule of a command, over what the command would see: nothing is
 * locked and nothing is written.
 *
 * @param <A> its answer
 */
public interface Inquiry<A> extends Footprint {
  /** Answers. Pure: the same working set and instant give the same answer. */
  A answer(WorkingSet loaded, Instant now);

  /** What an answer tells as refused. */
  default List<LocatedRefusal> refusalsIn(A answer) {
    return List.of();
  }

  /** The answer with these in the place of its refusals, in their order. */
  default A telling(A answer, List<LocatedRefusal> refusals) {
    return answer;
  }
}
