package dev.purser.web.shared.input;

import dev.purser.application.shared.Actor;

/** A body that different callers fill in differently. */
public interface CheckedForActor {
  /** Notes what is wrong for this caller, under the rules of {@link Checked#check}. */
  void check(Actor actor, Checked.Complaints complaints);
}
