package dev.purser.hostile;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that is wrong in one way.
 *
 * @param what is wrong with it
 * @param statuses that answer it rightly
 * @param pointer to the part of the body that the answer must name; null where there is none
 */
record Bad(String what, Request request, Set<Integer> statuses, @Nullable String pointer) {
  static Bad of(String what, Request request, Integer... statuses) {
    return new Bad(what, request, Set.of(statuses), null);
  }

  static Bad at(String pointer, String what, Request request, Integer... statuses) {
    return new Bad(pointer + " is " + what, request, Set.of(statuses), pointer);
  }
}
