package dev.purser.domain.shared;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers every refusal that applies to one command, so that its caller is told all of them. */
public final class Refusals {
  private final List<LocatedRefusal> gathered = new ArrayList<>(0);

  public void add(String subject, Refusal refusal) {
    gathered.add(new LocatedRefusal(subject, refusal));
  }

  /** What the transition gives; or nothing, with its refusal noted under the subject. */
  @CanIgnoreReturnValue
  public <T> Optional<T> attempt(String subject, Supplier<T> transition) {
    try {
      return Optional.of(transition.get());
    } catch (RefusedException refused) {
      add(subject, refused.refusal());
      return Optional.empty();
    }
  }

  public boolean isEmpty() {
    return gathered.isEmpty();
  }

  public List<LocatedRefusal> toList() {
    return List.copyOf(gathered);
  }
}
