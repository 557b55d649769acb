package dev.purser.application.model;

import dev.purser.application.shared.Reply;
import java.util.Arrays;
import java.util.List;

/** What somebody is told: what became of a command, and in no order why it was refused. */
record Told(What what, List<String> refusals) {

  /** What became of it. */
  enum What {
    DONE,
    DONE_BEFORE,
    REFUSED,
    REFUSED_BEFORE,
    NOT_FOUND,
    KEY_REUSED,
    IN_PROGRESS
  }

  static final Told DONE = new Told(What.DONE, List.of());
  static final Told NOT_FOUND = new Told(What.NOT_FOUND, List.of());
  static final Told KEY_REUSED = new Told(What.KEY_REUSED, List.of());

  Told {
    refusals = refusals.stream().sorted().toList();
  }

  static Told refused(String... refusals) {
    return refused(Arrays.asList(refusals));
  }

  static Told refused(List<String> refusals) {
    return new Told(What.REFUSED, refusals);
  }

  static Told of(Reply<?> reply) {
    return switch (reply) {
      case Reply.Done<?> done -> done.replayed() ? DONE.again() : DONE;
      case Reply.Refused<?> refused -> {
        var told =
            refused(
                refused.refusals().stream()
                    .map(located -> located.refusal().code() + " at " + located.subject())
                    .toList());
        yield refused.replayed() ? told.again() : told;
      }
      case Reply.NotFound<?> _ -> NOT_FOUND;
      case Reply.KeyReused<?> _ -> KEY_REUSED;
      case Reply.Stale<?> _ -> throw new IllegalStateException("no step names a version");
      case Reply.InProgress<?> _ -> new Told(What.IN_PROGRESS, List.of());
    };
  }

  /** The same, told a second time. */
  Told again() {
    return switch (what) {
      case DONE -> new Told(What.DONE_BEFORE, refusals);
      case REFUSED -> new Told(What.REFUSED_BEFORE, refusals);
      case DONE_BEFORE, REFUSED_BEFORE, NOT_FOUND, KEY_REUSED, IN_PROGRESS -> this;
    };
  }

  /** Whether it is kept under the command's key. */
  boolean isKept() {
    return what == What.DONE || what == What.REFUSED;
  }
}
