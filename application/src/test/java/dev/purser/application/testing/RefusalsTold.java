package dev.purser.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Reply;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;

/** Says why a command was refused, all of it. */
public final class RefusalsTold {
  private RefusalsTold() {}

  /** The refusals, each as its code and the part of the command that it speaks of. */
  public static void assertRefused(Reply<?> reply, String... codesAtSubjects) {
    assertThat(refusals(reply))
        .extracting(located -> located.refusal().code() + " at " + located.subject())
        .containsExactlyInAnyOrder(codesAtSubjects);
  }

  public static List<LocatedRefusal> refusals(Reply<?> reply) {
    return switch (reply) {
      case Reply.Refused<?> refused -> refused.refusals();
      default -> throw new AssertionError("not refused: " + reply);
    };
  }
}
