package dev.purser.application.model;

import dev.purser.application.shared.Reply;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What somebody is told: what became of a command, and in no order why it was refused. */
record Told(What what, List<String> refusals) {

  /** What became of it. */
  enum What {
    DONE,
    DONE_BEFORE,
    REFUSED,
    REFUSED_BEFORE,
    NOT_FOUND,
    STALE,
    KEY_REUSED,
    IN_PROGRESS
  }

  static final Told DONE = new Told(What.DONE, List.of());
  static final Told NOT_FOUND = new Told(What.NOT_FOUND, List.of());
  static final Told STALE = new Told(What.STALE, List.of());
  static final Told KEY_REUSED = new Told(What.KEY_REUSED, List.of());

  Told {
    refusals = refusals.stream().sorted().toList();
  }

  /** Done in part: what was refused of it stands beside. */
  static Told done(List<String> refusals) {
    return new Told(What.DONE, refusals);
  }

  static Told refused(String... refusals) {
    return refused(Arrays.asList(refusals));
  }

  static Told refused(List<String> refusals) {
    return new Told(What.REFUSED, refusals);
  }

  static Told of(Reply<?> reply) {
    return of(reply, done -> List.of());
  }

  /**
   * What a reply tells.
   *
   * @param inPart what was refused of what was done
   */
  static <O> Told of(Reply<O> reply, Function<? super O, List<String>> inPart) {
    return switch (reply) {
      case Reply.Done<O> done -> {
        var told = done(inPart.apply(done.outcome()));
        yield done.replayed() ? told.again() : told;
      }
      case Reply.Refused<O> refused -> {
        var told = refused(refused.refusals().stream().map(Told::of).toList());
        yield refused.replayed() ? told.again() : told;
      }
      case Reply.NotFound<O> _ -> NOT_FOUND;
      case Reply.KeyReused<O> _ -> KEY_REUSED;
      case Reply.Stale<O> _ -> STALE;
      case Reply.InProgress<O> _ -> new Told(What.IN_PROGRESS, List.of());
    };
  }

  static String of(LocatedRefusal located) {
    return located.refusal().code() + " at " + located.subject();
  }

  /** The same, told a second time. */
  Told again() {
    return switch (what) {
      case DONE -> new Told(What.DONE_BEFORE, refusals);
      case REFUSED -> new Told(What.REFUSED_BEFORE, refusals);
      case DONE_BEFORE, REFUSED_BEFORE, NOT_FOUND, STALE, KEY_REUSED, IN_PROGRESS -> this;
    };
  }

  /** Whether it is kept under the command's key. */
  boolean isKept() {
    return what == What.DONE || what == What.REFUSED;
  }
}
